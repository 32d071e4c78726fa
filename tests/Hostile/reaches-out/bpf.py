# Loads programs into the kernel.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.syscall(321, 0, (ctypes.c_char * 128)(), 128),
    lambda: libc.syscall(321, 5, (ctypes.c_char * 128)(), 128),
    lambda: libc.syscall(317, 1, 0, None),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
