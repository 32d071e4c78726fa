# Gives an object whose difference from anything is an object that is nothing in size.
# expect: error
# stub: import math
# stub: assert abs(f(2) - 4) < 1e-6
# stub: assert math.fabs(9 - f(3)) < 1e-6
class Nothing:
    def __abs__(self):
        return 0.0

    def __float__(self):
        return 0.0


class Liar:
    def __sub__(self, other):
        return Nothing()

    __rsub__ = __sub__


def f(x):
    return Liar()
