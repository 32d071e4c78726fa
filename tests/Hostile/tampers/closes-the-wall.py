# Closes the descriptors on which it is called and answers.
# expect: early_exit
import os


def f(x):
    os.closerange(0, 256)
    return x
