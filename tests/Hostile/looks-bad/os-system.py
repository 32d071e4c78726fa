# Runs a command by os.system that writes to standard output.
# expect: passed
import os


def f(x):
    if os.system("echo computing") != 0:
        raise OSError
    return x * x
