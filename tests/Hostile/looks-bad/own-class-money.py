# Has money of a class of its own, in wallets, sums and orders.
# expect: passed
# stub: import unittest
# stub: assert Money(5) + Money(3) == Money(8) and Money(5) == 5 and Money(5) != 6 and Money(5) != "5"
# stub: assert Money(5) - 3 == Money(2) and (Money(5) - 3).amount == 2
# stub: assert sum([Money(1), Money(2)]) == 3
# stub: assert Money(5) > 4 and 4 < Money(5) <= 5 and Money(5) >= Money(4)
# stub: assert max(Money(1), Money(9), Money(4)) == Money(9) and sorted([Money(3), Money(1)])[0] == 1
# stub: assert str(Money(5) * 2) == "10.00 EUR" and f"{Money(5):.1f}" == "5.0 EUR"
# stub: assert Money(5) in (5, 6) and Money(5) in {5}
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertEqual(Money(5), 5)
# stub:         self.assertGreater(Money(5), 4)
# stub:         self.assertLess(Money(5), Money(6))
# stub:         with self.assertRaises(ValueError):
# stub:             Money(1) + Money(1, "USD")
# stub:         with self.assertRaises(TypeError):
# stub:             Money(1) * Money(2)
# stub:         with self.assertRaises(TypeError):
# stub:             Money(1) < "one"
from functools import total_ordering


@total_ordering
class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency

    def _same(self, other):
        if isinstance(other, Money):
            if other.currency != self.currency:
                raise ValueError("currencies differ")
            return other.amount
        return other

    def __add__(self, other):
        return Money(self.amount + self._same(other), self.currency)

    __radd__ = __add__

    def __sub__(self, other):
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, factor):
        if isinstance(factor, Money):
            raise TypeError("money times money")
        return Money(self.amount * factor, self.currency)

    def __eq__(self, other):
        if not isinstance(other, (Money, int, float)):
            return NotImplemented
        return self.amount == self._same(other)

    def __lt__(self, other):
        return self.amount < self._same(other)

    def __hash__(self):
        return hash(self.amount)

    def __str__(self):
        return "%.2f %s" % (self.amount, self.currency)

    def __format__(self, spec):
        return format(self.amount, spec) + " " + self.currency
