# Leaves files in folders that nobody may enter, read or write.
# expect: passed
import os


def f(x):
    os.makedirs("/tmp/%d/a/b" % x)
    open("/tmp/%d/a/b/file" % x, "w").close()
    for path in ("/a/b/file", "/a/b", "/a", ""):
        os.chmod("/tmp/%d%s" % (x, path), 0)
    return x * x
