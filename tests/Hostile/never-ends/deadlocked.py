# Waits for a lock that it holds itself.
# expect: timeout
import threading

lock = threading.Lock()


def f(x):
    lock.acquire()
    lock.acquire()
    return x * x
