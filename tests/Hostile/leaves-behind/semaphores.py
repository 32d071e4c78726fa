# Leaves semaphores and message queues of both kinds.
# expect: passed
import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    libc.semget(99 + x, 1, 0o1666)
    libc.msgget(99 + x, 0o1666)
    libc.sem_open(b"/left-%d" % x, 0o100 | 0o2, 0o666, 1)
    libc.mq_open(b"/left-%d" % x, 0o100 | 0o2, 0o666, None)
    return x * x
