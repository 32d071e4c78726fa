# Leaves a daemon that writes to the wall and to standard output for ever.
# expect: error
import os
import time

if os.fork() == 0:
    os.setsid()
    while True:
        try:
            os.write(1, b"still here\n")
            os.write(4, b"\x00\x00\x00\x02{}")
        except OSError:
            pass
time.sleep(0.3)


def f(x):
    return x
