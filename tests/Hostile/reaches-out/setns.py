# Enters the namespaces of process 1.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.setns(os.open("/proc/self/status", os.O_RDONLY), 0),
    lambda: libc.setns(libc.syscall(434, 1, 0), 0x40000000),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
