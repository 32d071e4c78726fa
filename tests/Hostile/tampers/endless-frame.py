# Announces a frame of 16 MiB and never ends it.
# expect: timeout
import os
import time


def f(x):
    os.write(4, (16 * 1024 * 1024).to_bytes(4, "big") + b"[" * 1000)
    time.sleep(60)
