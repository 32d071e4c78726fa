# Takes capabilities, and the rights of a process that gains new ones.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.prctl(47, 2, 21, 0, 0),
    lambda: libc.prctl(38, 0, 0, 0, 0),
    lambda: libc.prctl(24, 21, 0, 0, 0),
    lambda: libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xffffffff] * 6)),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
