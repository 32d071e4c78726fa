# Puts a file in the place of the descriptor on which it answers.
# expect: timeout
import os
import tempfile

file = tempfile.TemporaryFile()
os.dup2(file.fileno(), 4)


def f(x):
    return x
