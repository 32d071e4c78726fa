# Reads and adds keys of the kernel's keyrings.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.syscall(248, b"user", b"key", b"value", 5, -3),
    lambda: libc.syscall(250, 0, -3, 1),
    lambda: libc.syscall(249, b"user", b"key", None, -3),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
