# Traces process 1, its parent and itself.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.ptrace(16, 1, 0, 0),
    lambda: libc.ptrace(0x4206, os.getppid(), 0, 0),
    lambda: libc.ptrace(0, 0, 0, 0),
    lambda: libc.syscall(310, 1, None, 0, None, 0, 0),
    lambda: libc.syscall(311, os.getppid(), None, 0, None, 0, 0),
    lambda: libc.syscall(438, libc.syscall(434, 1, 0), 0, 0),
    lambda: libc.syscall(312, 1, os.getpid(), 0, 0, 0),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
