# Makes folders two thousand deep, with a file at the bottom, and takes away their rights.
# expect: failed
import os


def f(x):
    os.chdir("/tmp")
    for _ in range(2000):
        os.mkdir("deep")
        os.chdir("deep")
    open("bottom", "w").close()
    for _ in range(2000):
        os.chdir("..")
        os.chmod("deep", 0)
    return x
