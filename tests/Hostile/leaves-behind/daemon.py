# Leaves a daemon by setsid and a double fork.
# expect: passed
import os
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        time.sleep(3600)
        os._exit(0)
    os.wait()
    return x * x
