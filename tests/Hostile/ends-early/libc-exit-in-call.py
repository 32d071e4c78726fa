# Ends its process with the C library's exit, which runs atexit functions, when it is called.
# expect: early_exit
import ctypes


def f(x):
    ctypes.CDLL(None).exit(0)
