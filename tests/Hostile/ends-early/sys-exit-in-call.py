# Calls sys.exit(0) when it is asked for the second value.
# expect: early_exit
import sys


def f(x):
    if x == 3:
        sys.exit(0)
    return 4
