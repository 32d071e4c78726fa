# Waits on input from a pipe of its own.
# expect: timeout
import os


def f(x):
    ends = os.pipe()
    return os.read(ends[0], 1)
