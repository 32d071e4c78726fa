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

time.sleep(0.5)  # so that its words are there before the module's own


def f(x):
    return x
