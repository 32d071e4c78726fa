# Sleeps for an hour.
# expect: timeout
import time


def f(x):
    time.sleep(3600)
    return x * x
