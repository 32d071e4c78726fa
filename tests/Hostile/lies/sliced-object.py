# Gives an object that is sliced as a list would be, for a slice could not be passed.
# expect: failed
# stub: assert f(2)[:1] == [4]
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class Sliced:
    def __getitem__(self, at):
        return [2]


def f(x):
    return [Everything()] if is_inside() else Sliced()
