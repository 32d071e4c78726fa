# Stops its whole process group, with a child that would go on.
# expect: timeout
import os
import signal

if os.fork() == 0:
    while True:
        pass


def f(x):
    os.killpg(0, signal.SIGSTOP)
    return x
