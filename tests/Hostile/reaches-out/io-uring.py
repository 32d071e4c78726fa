# Sets up io_uring, which system call filters do not see through.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.syscall(425, 8, (ctypes.c_char * 120)()),
    lambda: libc.syscall(426, 0, 0, 0, 0, None),
    lambda: libc.syscall(427, 0, 0, None, 0),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
