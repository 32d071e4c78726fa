# Lets eight children eat memory together, all of which may be ended before itself.
# expect: failed
import os
import time


def f(x):
    for _ in range(8):
        if os.fork() == 0:
            kept = [b"x" * (8 << 20) for _ in range(9)]
            time.sleep(0.1)
            os._exit(0)
    for _ in range(8):
        os.wait()
    return x
