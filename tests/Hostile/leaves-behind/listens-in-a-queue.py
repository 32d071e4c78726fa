# Leaves a listening socket, with a connection that nobody accepts, in the queue of another.
# expect: passed
import array
import socket


def f(x):
    listening = socket.socket()
    listening.bind(("127.0.0.1", 8761 + x))
    listening.listen()
    connected = socket.create_connection(listening.getsockname())
    left, right = socket.socketpair()
    left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [listening.fileno(), connected.fileno(), right.fileno()]))])
    return x * x
