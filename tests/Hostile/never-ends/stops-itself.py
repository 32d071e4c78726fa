# Stops itself with SIGSTOP.
# expect: timeout
import os
import signal


def f(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x
