# Announces a frame of four gigabytes.
# expect: error
import os


def f(x):
    os.write(4, b"\xff\xff\xff\xff" + b"{" * 1000)
    return x
