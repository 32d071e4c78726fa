# Leaves zombies that nobody waits for.
# expect: passed
import os


def f(x):
    for _ in range(20):
        if os.fork() == 0:
            os._exit(0)
    return x * x
