# Leaves shared memory of both kinds.
# expect: passed
import ctypes
from multiprocessing import resource_tracker, shared_memory


def f(x):
    resource_tracker.register = lambda *arguments: None
    shared_memory.SharedMemory("left-%d" % x, create=True, size=4096)
    ctypes.CDLL(None).shmget(1234 + x, 4096, 0o1666)
    return x * x
