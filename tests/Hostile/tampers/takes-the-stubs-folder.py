# Makes the folder that the stub's own process would work in.
# expect: failed
# stub: for x, y in [(2, 4), (3, 9)]:
# stub:     assert f(x) == y
import os

for uid in range(os.getuid() - 3, os.getuid() + 4):
    try:
        os.mkdir("/work/%d" % uid)
    except OSError:
        pass


def f(x):
    return x
