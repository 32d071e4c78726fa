# Talks to the engine through its socket.
# expect: passed
import socket

for attempt in (
    lambda: socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock"),
    lambda: socket.socket(socket.AF_UNIX).connect("/run/docker.sock"),
    lambda: socket.socket(socket.AF_UNIX).connect("/run/containerd/containerd.sock"),
    lambda: socket.socket(socket.AF_UNIX).connect("/run/podman/podman.sock"),
    lambda: socket.socket(socket.AF_UNIX).connect("\0/containerd-shim"),
    lambda: socket.socket(socket.AF_UNIX).connect("/run/dbus/system_bus_socket"),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
