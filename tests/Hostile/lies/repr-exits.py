# Gives an object whose __repr__ ends the process.
# expect: failed
import os


class Exits:
    def __repr__(self):
        os._exit(0)

    __str__ = __repr__


def f(x):
    return Exits()
