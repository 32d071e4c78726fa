# Sends a frame of nothing but small dicts, which takes thirty times its size when it is read.
# expect: error
import os


def f(x):
    data = b'{"n":2,"v":[' + b'{"":0},' * 2300000 + b"0]}"
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(4, data):]
    return x
