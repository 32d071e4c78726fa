# Fills every place with files that have no name, and leaves their descriptors in the queues of sockets that are in each other's.
# expect: passed
import array
import os
import socket


def f(x):
    for place in (os.getcwd(), "/tmp", "/dev/shm"):
        left, right = socket.socketpair()
        fd = os.open(place + "/full", os.O_RDWR | os.O_CREAT, 0o600)
        os.unlink(place + "/full")
        try:
            while True:
                os.write(fd, bytes(1 << 20))
        except OSError:
            pass
        for end in (left, right):
            end.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd, left.fileno(), right.fileno()]))])
        os.close(fd)
    return x * x
