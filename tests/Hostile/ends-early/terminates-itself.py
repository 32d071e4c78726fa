# Sends itself SIGTERM when it is called.
# expect: crashed
import os
import signal


def f(x):
    os.kill(os.getpid(), signal.SIGTERM)
    return x
