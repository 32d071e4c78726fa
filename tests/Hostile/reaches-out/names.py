# Looks up names.
# expect: passed
import socket

for attempt in (
    lambda: socket.getaddrinfo("example.com", 80),
    lambda: socket.gethostbyname("metadata.google.internal"),
    lambda: socket.gethostbyaddr("1.1.1.1"),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
