# Makes system calls that exploits of kernels begin with.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.syscall(323, 0),
    lambda: libc.syscall(298, (ctypes.c_char * 112)(), 0, -1, -1, 0),
    lambda: libc.syscall(237, 0, 0, 0, None, 0, 0),
    lambda: libc.syscall(303, -100, b"/", None, None, 0),
    lambda: libc.syscall(304, 0, None, 0),
    lambda: libc.syscall(103, 2, None, 0),
    lambda: libc.syscall(163, b"/tmp/x"),
    lambda: libc.syscall(179, 0, None, 0, None),
    lambda: libc.syscall(300, 0, 0),
    lambda: libc.syscall(444, None, 0, 1),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
