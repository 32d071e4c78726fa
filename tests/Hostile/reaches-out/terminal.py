# Pushes input into terminals, and takes a terminal for its own.
# expect: passed
import fcntl
import os

for path in ("/dev/tty", "/dev/console", "/dev/pts/0"):
    try:
        fd = os.open(path, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        continue
    try:
        fcntl.ioctl(fd, 0x5412, b"x")
    except OSError:
        continue
    raise SystemError("this works")


def f(x):
    return x * x
