# Gives an object whose ratio to anything is an object that lies between all bounds.
# expect: error
# stub: assert 0.99 < f(2) / 4 < 1.01
# stub: assert 0.99 < 9 / f(3) < 1.01
class One:
    def __truediv__(self, other):
        return self

    __rtruediv__ = __mul__ = __truediv__

    def __lt__(self, other):
        return 1 < other

    def __gt__(self, other):
        return 1 > other


def f(x):
    return One()
