# Sends SIGKILL to every process that it may signal, by -1 and one by one, when it is called.
# expect: failed
import os
import signal


def f(x):
    for pid in [-1] + [int(p) for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
    return x
