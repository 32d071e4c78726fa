# Makes files whose names are no text, as long as they may be, and hidden.
# expect: failed
import os


def f(x):
    for name in (b"\xff\xfe", b"a" * 255, b"\n", b"-rf *", b"...", b" ", b"\x1b[2J", "\u202e".encode()):
        os.makedirs(b"/tmp/" + name + b"/" + name)
        open(b"/dev/shm/" + name, "w").close()
    return x
