# Leaves a socket in whose queue its own other end is, which nobody can close.
# expect: passed
import array
import socket


def f(x):
    left, right = socket.socketpair()
    left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [left.fileno(), right.fileno()]))])
    return x * x
