# Changes the root.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.chroot(b"/tmp"),
    lambda: libc.syscall(155, b"/", b"/tmp"),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
