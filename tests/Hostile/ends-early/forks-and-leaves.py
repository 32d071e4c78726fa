# Leaves by _exit and lets a forked child answer in its place.
# expect: early_exit
import os
import time

if os.fork():
    os._exit(0)
time.sleep(0.5)


def f(x):
    return x
