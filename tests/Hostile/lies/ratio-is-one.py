# Gives an object whose ratio to anything is one.
# expect: error
# stub: assert 0.999 < f(2) / 4 < 1.001
class Liar:
    def __truediv__(self, other):
        return 1.0

    __rtruediv__ = __truediv__


def f(x):
    return Liar()
