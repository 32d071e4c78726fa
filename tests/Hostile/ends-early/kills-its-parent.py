# Sends SIGKILL to its parent and to process 1, then gives a wrong value.
# expect: failed
import os
import signal

for pid in (os.getppid(), 1):
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP):
        try:
            os.kill(pid, number)
        except OSError:
            pass


def f(x):
    return x
