# Takes back that it is the first to go, and has small children fill memory that they share with it, one after the other.
# expect: memory_limit
import ctypes
import mmap
import os


def f(x):
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("0")
    except OSError:
        pass
    shared = mmap.mmap(-1, 900 << 20)
    for n in range(900):
        if os.fork() == 0:
            for page in range(n << 20, (n + 1) << 20, 4096):
                shared[page] = 1
            os._exit(0)
        os.wait()
    return x * x
