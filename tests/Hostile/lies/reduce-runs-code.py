# Gives an object whose __reduce__ would run code where it is unpickled.
# expect: failed
import os


class Pickled:
    def __reduce__(self):
        return os._exit, (0,)

    def __reduce_ex__(self, protocol):
        return os._exit, (0,)

    def __getstate__(self):
        os._exit(0)


def f(x):
    return Pickled()
