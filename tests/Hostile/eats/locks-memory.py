# Locks memory, raises its priority, and asks for real-time scheduling.
# expect: failed
import ctypes
import os


def f(x):
    libc = ctypes.CDLL(None)
    libc.mlockall(3)
    for attempt in (lambda: os.nice(-20), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99)), lambda: os.setpriority(os.PRIO_USER, os.getuid(), -20)):
        try:
            attempt()
        except OSError:
            pass
    return x
