# Has a class of numbers of its own, with which the stub reckons.
# expect: passed
# stub: assert Money(5) - Money(3) == Money(2)
# stub: assert (Money(5) - 3).cents == 2 and Money(5) + 1 == Money(6)
# stub: assert abs(Money(-4)) == Money(4)
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __add__(self, other):
        return Money(self.cents + getattr(other, "cents", other))

    def __sub__(self, other):
        return Money(self.cents - getattr(other, "cents", other))

    def __abs__(self):
        return Money(abs(self.cents))
