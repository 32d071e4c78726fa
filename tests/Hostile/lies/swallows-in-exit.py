# Gives a context manager that swallows what it is told of, within the loop of a stub.
# expect: failed
# stub: for x, y in [(2, 4), (3, 9)]:
# stub:     with f(x) as got:
# stub:         assert got == y, (got, y)
import sys


class Everything:
    def __eq__(self, other):
        return True

    __hash__ = None


def is_inside():
    return sys._getframe(2).f_code.co_filename == "<stub>"


class Manager:
    def __enter__(self):
        return 0

    def __exit__(self, *error):
        return True


def f(x):
    return Manager()
