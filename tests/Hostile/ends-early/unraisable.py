# Ends the process from the hook for exceptions that nobody can catch.
# expect: early_exit
import os
import sys

sys.unraisablehook = lambda told: os._exit(0)


class Last:
    def __del__(self):
        raise ValueError


def f(x):
    Last()
    return x
