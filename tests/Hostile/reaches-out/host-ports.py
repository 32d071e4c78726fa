# Connects to the usual addresses of the host, its engine and its neighbours.
# expect: passed
import socket

for attempt in (
    lambda: socket.create_connection(("172.17.0.1", 22), 1),
    lambda: socket.create_connection(("127.0.0.1", 2375), 1),
    lambda: socket.create_connection(("host.docker.internal", 80), 1),
    lambda: socket.create_connection(("192.168.65.2", 80), 1),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
