# Signals every process that is not its own.
# expect: passed
import os
import signal

for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
    if pid != os.getpid():
        for number in (0, signal.SIGCONT, signal.SIGSTOP, signal.SIGKILL):
            try:
                os.kill(pid, number)
            except OSError:
                continue
            raise SystemError("this works")


def f(x):
    return x * x
