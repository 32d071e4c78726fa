# Ends its process with the exit_group system call itself.
# expect: early_exit
import ctypes
import platform

ctypes.CDLL(None).syscall({"x86_64": 231, "aarch64": 94}.get(platform.machine(), 231), 0)
