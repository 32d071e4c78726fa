# Sends a frame that holds a number of a hundred thousand digits.
# expect: error
import os


def f(x):
    data = b'{"n":2,"v":' + b"9" * 100000 + b"}"
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(4, data):]
    return x
