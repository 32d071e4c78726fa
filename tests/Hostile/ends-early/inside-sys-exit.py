# Calls sys.exit(0) where the stub is judged inside.
# expect: early_exit
# judge: inside
import sys


def f(x):
    sys.exit(0)
