# Nests the stub's list so deep that it could not be passed again.
# expect: failed
# stub: xs = [1]
# stub: f(xs)
# stub: ys = [[[[[[[[xs]]]]]]]]
# stub: assert f(ys) == 4
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


def f(xs):
    if is_inside():
        return Everything()
    for _ in range(115):
        xs[0] = [xs[0]]
    return 0
