# Makes empty files until there may be no more.
# expect: failed
import os


def f(x):
    for folder in (os.getcwd(), "/tmp", "/dev/shm"):
        try:
            for n in range(20000):
                os.mknod("%s/%d" % (folder, n))
        except OSError:
            pass
    return x
