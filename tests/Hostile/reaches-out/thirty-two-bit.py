# Makes system calls through the gate for 32-bit programs, which filters may forget.
# expect: passed
import ctypes
import mmap
import os
import platform

# mov eax, 26 (ptrace); mov ebx, 16; mov ecx, 1; int 0x80; ret
CODE = b"\x53\xb8\x1a\0\0\0\xbb\x10\0\0\0\xb9\x01\0\0\0\xcd\x80\x5b\xc3"
if platform.machine() == "x86_64":
    child = os.fork()
    if child == 0:
        memory = mmap.mmap(-1, 4096, prot=7)
        memory.write(CODE)
        call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
        os._exit(7 if call() >= 0 else 0)
    if os.waitpid(child, 0)[1] >> 8 == 7:
        raise SystemError("this works")


def f(x):
    return x * x
