# Sets the clock, the host's name and its domain.
# expect: passed
import ctypes
import socket
import time

for attempt in (lambda: time.clock_settime(time.CLOCK_REALTIME, 0), lambda: socket.sethostname("owned")):
    try:
        attempt()
    except OSError:
        continue
    raise SystemError("this works")
libc = ctypes.CDLL(None)
if libc.setdomainname(b"owned", 5) != -1 or libc.adjtimex((ctypes.c_int * 64)(1)) != -1 or libc.settimeofday((ctypes.c_long * 2)(1, 0), None) != -1:
    raise SystemError("this works")


def f(x):
    return x * x
