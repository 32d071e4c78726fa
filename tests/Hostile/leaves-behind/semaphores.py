# Leaves semaphores and message queues of both kinds.
# expect: passed
import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    libc.semget(99 + x, 1, 0o1666)
    libc.msgget(99 + x, 0o1666)
    # Before glibc 2.34 these were in libraries of their own.
    posix = libc if hasattr(libc, "mq_open") else ctypes.CDLL("librt.so.1")
    threads = libc if hasattr(libc, "sem_open") else ctypes.CDLL("libpthread.so.0")
    threads.sem_open(b"/left-%d" % x, 0o100 | 0o2, 0o666, 1)
    posix.mq_open(b"/left-%d" % x, 0o100 | 0o2, 0o666, None)
    return x * x
