# Computes by the C library.
# expect: passed
import ctypes


def f(x):
    return ctypes.CDLL(None).abs(-x * x)
