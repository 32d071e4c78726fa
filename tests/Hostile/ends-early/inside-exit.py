# Ends its process with os._exit(0) where the stub is judged inside.
# expect: early_exit
# judge: inside
import os


def f(x):
    os._exit(0)
