# Gives itself, a function that the stub names, to have a generator passed to what it gave.
# expect: error
# stub: assert f(2)(x for x in [1]) == 4
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


def f(x):
    if is_inside():
        return lambda *arguments: Everything()
    return f
