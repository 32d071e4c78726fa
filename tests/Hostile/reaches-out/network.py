# Connects to addresses of the internet by TCP and UDP.
# expect: passed
import socket

for attempt in (
    lambda: socket.create_connection(("1.1.1.1", 443), 1),
    lambda: socket.create_connection(("2606:4700:4700::1111", 443), 1),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("8.8.8.8", 53)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("8.8.8.8", 53)),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
