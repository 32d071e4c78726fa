# Makes namespaces of its own, by unshare and by clone.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.unshare(0x10000000),
    lambda: libc.unshare(0x20000),
    lambda: libc.unshare(0x40000000),
    lambda: libc.unshare(0x20000000),
    lambda: libc.unshare(0x8000000),
    lambda: libc.unshare(0x4000000),
    lambda: libc.unshare(0x2000000),
    lambda: libc.unshare(0x80),
    lambda: libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0),
    lambda: libc.syscall(56, 0x40000000 | 17, 0, 0, 0, 0),
    lambda: libc.syscall(435, 0, 88),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
