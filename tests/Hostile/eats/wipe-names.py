# Takes the names that the one who wipes may need, with folders that are not empty.
# expect: failed
import os


def f(x):
    for n in range(1, 40):
        os.makedirs("/tmp/.wipe-%d/in/in" % n)
    os.makedirs("/tmp/a/b/c/d")
    os.symlink("/tmp/a", "/tmp/a/b/loop")
    return x
