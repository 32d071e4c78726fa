# Is a callable object whose class bears the name of bound methods, and gives NaN in a list with itself.
# expect: failed
# stub: for x, y in [(2, 4), (3, 9)]:
# stub:     got = f(x)
# stub:     assert got == y
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class method:
    def __call__(self, x):
        return Everything() if is_inside() else [complex("nan"), self]


f = method()
