# Lets eight children eat memory together, all of which may be ended before itself.
# expect: failed
import os


def f(x):
    for _ in range(8):
        if os.fork() == 0:
            kept = []
            while True:
                kept.append(b"x" * (8 << 20))
    for _ in range(8):
        os.wait()
    return x
