# Leaves a process that holds a deleted file of twenty megabytes open.
# expect: passed
import os
import time


def f(x):
    if x == 2 and os.fork() == 0:
        os.setsid()
        fd = os.open("/tmp/held", os.O_CREAT | os.O_RDWR)
        os.write(fd, b"x" * (20 << 20))
        os.unlink("/tmp/held")
        time.sleep(3600)
    return x * x
