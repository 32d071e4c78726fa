# Leaves a daemon that ignores all signals and one that stopped itself.
# expect: passed
import os
import signal
import time


def f(x):
    for stopped in (False, True):
        if os.fork() == 0:
            os.setsid()
            for number in signal.valid_signals():
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            if stopped:
                os.kill(os.getpid(), signal.SIGSTOP)
            time.sleep(3600)
    return x * x
