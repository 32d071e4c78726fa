# Mounts file systems, and unmounts those that hide something.
# expect: passed
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

for attempt in (
    lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None),
    lambda: libc.mount(b"proc", b"/tmp", b"proc", 0, None),
    lambda: libc.mount(b"/", b"/tmp", None, 4096, None),
    lambda: libc.mount(None, b"/", None, 32, None),
    lambda: libc.umount2(b"/proc/kcore", 2),
    lambda: libc.syscall(428, -100, b"/", 0),
    lambda: libc.syscall(430, b"tmpfs", 0),
):
    if attempt() != -1:
        raise SystemError("this works")


def f(x):
    return x * x
