# Gives an object with a list that holds NaN, which looks as if it changed.
# expect: failed
# stub: got = f(2)
# stub: values = got.values
# stub: assert f(3) == 9
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class Holder:
    def __init__(self):
        self.values = [complex("nan")]


def f(x):
    return Everything() if is_inside() else Holder()


Everything.values = None
