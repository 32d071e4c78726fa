# Fills the pipe of standard output, closes it, and answers wrongly.
# expect: failed
import os

os.write(1, b"x" * 500000)
os.close(1)
os.close(2)


def f(x):
    return x
