# Takes back that it is the first to go, and leaves files without names in the queue of a socket.
# expect: memory_limit
import array
import ctypes
import os
import socket


def f(x):
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("0")
    except OSError:
        pass
    left, right = socket.socketpair()
    while True:
        fd = os.memfd_create("x")
        for _ in range(32):
            os.write(fd, bytes(1 << 20))
        left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd]))])
        os.close(fd)
