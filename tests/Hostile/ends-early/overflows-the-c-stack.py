# Overflows the small stack of a thread by a C callback that calls itself.
# expect: crashed
# expect 3.14: failed
import ctypes
import sys
import threading

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
libc = ctypes.CDLL(None)


@CALLBACK
def compare(left, right):
    libc.qsort((ctypes.c_char * 65536)(1), 2, 32768, compare)
    return 0


def f(x):
    sys.setrecursionlimit(10 ** 6)
    threading.stack_size(65536)
    worker = threading.Thread(target=compare, args=(None, None))
    worker.start()
    worker.join()
    return x
