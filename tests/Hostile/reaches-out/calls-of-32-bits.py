# Makes a system call of 32 bits, whose numbers mean others than those that the filter knows.
# expect: passed
import ctypes
import mmap
import os
import platform

if platform.machine() == "x86_64":
    child = os.fork()
    if child == 0:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # getpid by int 0x80
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        raise SystemError("this works")


def f(x):
    return x * x
