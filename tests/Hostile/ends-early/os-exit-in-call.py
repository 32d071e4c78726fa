# Ends its process with os._exit(0) when it is called.
# expect: early_exit
import os


def f(x):
    os._exit(0)
