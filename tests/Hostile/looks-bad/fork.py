# Forks, computes in the child, and reads from a pipe.
# expect: passed
import os


def f(x):
    ends = os.pipe()
    if os.fork() == 0:
        os.write(ends[1], b"%d" % (x * x))
        os._exit(0)
    os.wait()
    return int(os.read(ends[0], 16))
