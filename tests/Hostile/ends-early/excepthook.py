# Sets an excepthook that ends the process with status 0, then raises.
# expect: error
import os
import sys

sys.excepthook = lambda *error: os._exit(0)


def f(x):
    raise ValueError(x)


f(2)
