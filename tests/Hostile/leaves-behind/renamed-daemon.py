# Leaves a daemon that takes the name and the arguments of the runner.
# expect: passed
import ctypes
import os
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        ctypes.CDLL(None).prctl(15, b"python3) S 1 1", 0, 0, 0)
        time.sleep(3600)
    return x * x
