# Leaves keys in the kernel's keyrings, where that is let.
# expect: passed
import ctypes


def f(x):
    libc = ctypes.CDLL(None)
    libc.syscall(248, b"user", b"left", b"secret", 6, -4)
    return x * x
