# Leaves a daemon that keeps standard output and the wall open.
# expect: passed
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(3600)
    os._exit(0)


def f(x):
    return x * x
