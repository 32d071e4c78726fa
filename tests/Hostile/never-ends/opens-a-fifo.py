# Waits for the other side of a FIFO.
# expect: timeout
import os


def f(x):
    os.mkfifo("waiting")
    return open("waiting").read()
