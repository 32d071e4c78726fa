# Makes a tree of files and removes all of it.
# expect: passed
import os
import shutil


def f(x):
    os.makedirs("tree/a/b")
    shutil.rmtree("tree")
    return x * x
