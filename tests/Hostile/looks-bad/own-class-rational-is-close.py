# Turns fractions of its own into floats for math.isclose, round and assertAlmostEqual.
# expect: passed
# stub: import math
# stub: import unittest
# stub: assert math.isclose(Rational(1, 3), 0.3333333333)
# stub: assert math.isclose(float(Rational(1, 2) - Rational(1, 3)), 1 / 6)
# stub: assert round(Rational(2, 3), 2) == 0.67
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertAlmostEqual(Rational(1, 2), 0.5)
# stub:         self.assertAlmostEqual(float(Rational(1, 3)), 0.3333333333)
# stub:         self.assertIn(Rational(1, 2), [0.5])
# stub:         self.assertEqual({Rational(1, 2), Rational(2, 4)}, {Rational(1, 2)})
from math import gcd


class Rational:
    def __init__(self, top, bottom=1):
        shared = gcd(top, bottom) or 1
        self.top, self.bottom = top // shared, bottom // shared

    def _other(self, other):
        return other if isinstance(other, Rational) else Rational(other)

    def __add__(self, other):
        other = self._other(other)
        return Rational(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __sub__(self, other):
        other = self._other(other)
        return Rational(self.top * other.bottom - other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        other = self._other(other)
        return Rational(self.top * other.top, self.bottom * other.bottom)

    def __truediv__(self, other):
        other = self._other(other)
        return Rational(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other):
        if isinstance(other, Rational):
            return (self.top, self.bottom) == (other.top, other.bottom)
        return isinstance(other, (int, float)) and self.top / self.bottom == other

    def __lt__(self, other):
        if isinstance(other, Rational):
            return self.top * other.bottom < other.top * self.bottom
        return self.top / self.bottom < other

    def __gt__(self, other):
        if isinstance(other, Rational):
            return self.top * other.bottom > other.top * self.bottom
        return self.top / self.bottom > other

    def __hash__(self):
        return hash(self.top / self.bottom)

    def __float__(self):
        return self.top / self.bottom

    def __round__(self, digits=None):
        return round(self.top / self.bottom, digits)

    def __abs__(self):
        return Rational(abs(self.top), abs(self.bottom))

    def __str__(self):
        return "%d/%d" % (self.top, self.bottom)
