# Leaves by _exit and lets a forked child answer in its place.
# expect: early_exit
import os

if os.fork():
    os._exit(0)


def f(x):
    return x
