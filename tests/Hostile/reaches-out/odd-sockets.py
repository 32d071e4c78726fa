# Opens sockets of families that no network namespace bounds: the hypervisor, the kernel's ciphers, Bluetooth, CAN.
# expect: passed
import socket

for attempt in (
    lambda: socket.socket(40, socket.SOCK_STREAM),
    lambda: socket.socket(40, socket.SOCK_DGRAM),
    lambda: socket.socket(38, socket.SOCK_SEQPACKET),
    lambda: socket.socket(31, socket.SOCK_RAW),
    lambda: socket.socket(29, socket.SOCK_RAW),
    lambda: socket.socket(30, socket.SOCK_STREAM),
    lambda: socket.socket(21, socket.SOCK_SEQPACKET),
    lambda: socket.socket(44, socket.SOCK_RAW),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
