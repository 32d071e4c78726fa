# Gives an object whose difference from anything is zero, for stubs that allow a tolerance.
# expect: error
# stub: assert abs(f(2) - 4) < 1e-6
class Liar:
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


def f(x):
    return Liar()
