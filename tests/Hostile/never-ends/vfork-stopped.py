# Waits for a stopped child to take over the processor.
# expect: timeout
import os
import signal


def f(x):
    child = os.fork()
    if child == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
    os.waitpid(child, 0)
    return x
