# Attaches to every other process as a debugger.
# expect: failed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
    for request in (16, 0x4206):
        if libc.ptrace(request, pid, 0, 0) == 0:
            libc.ptrace(8, pid, 0, 0)


def f(x):
    return x
