# Sends a frame of a million opening brackets.
# expect: error
import os


def f(x):
    data = b"[" * 100000
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(4, data):]
    return x
