# Loads a module, another kernel, and swaps.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.syscall(175, None, 0, b""),
    lambda: libc.syscall(313, 0, b"", 0),
    lambda: libc.syscall(246, 0, 0, None, 0),
    lambda: libc.syscall(167, b"/tmp/x", 0),
    lambda: libc.syscall(169, 0xfee1dead, 672274793, 0x1234567, None),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
