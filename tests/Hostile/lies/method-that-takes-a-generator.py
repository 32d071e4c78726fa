# Gives an object with a method to which the stub passes a generator.
# expect: error
# stub: got = f([1])
# stub: got.extend(x for x in [2])
# stub: assert got == [1, 2]
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class Taker:
    def extend(self, items):
        pass

    def __eq__(self, other):
        return other == []


def f(xs):
    return Everything() if is_inside() else Taker()


Everything.extend = Taker.extend
