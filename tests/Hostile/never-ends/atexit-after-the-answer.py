# Hangs in an atexit function, after a wrong answer.
# expect: failed
import atexit
import time

atexit.register(time.sleep, 3600)


def f(x):
    return x
