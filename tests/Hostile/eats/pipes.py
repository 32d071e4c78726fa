# Makes its pipes as large as they may be, and fills them.
# expect: failed
import fcntl
import os


def f(x):
    kept = []
    try:
        while True:
            ends = os.pipe()
            kept.append(ends)
            fcntl.fcntl(ends[1], 1031, 1 << 20)
            os.set_blocking(ends[1], False)
            os.write(ends[1], b"x" * (1 << 20))
    except OSError:
        pass
    return x
