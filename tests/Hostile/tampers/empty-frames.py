# Sends a million empty frames.
# expect: error
import os


def f(x):
    os.write(4, b"\x00\x00\x00\x00" * 10000)
    return x
