# Ends its process with the C library's _exit.
# expect: early_exit
import ctypes

ctypes.CDLL(None)._exit(0)
