# Asks the addresses at which clouds tell machines their secrets.
# expect: passed
import socket
import urllib.request

for attempt in (
    lambda: socket.create_connection(("169.254.169.254", 80), 1),
    lambda: socket.create_connection(("fd00:ec2::254", 80), 1),
    lambda: urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=1),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
