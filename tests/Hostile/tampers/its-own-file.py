# Rewrites and removes its own file, its own module and its own code.
# expect: failed
import os
import sys

with open(__file__, "w") as file:
    file.write("def f(x):\n    return 4\n")
os.unlink(__file__)
os.mkfifo(__file__)
sys.modules.clear()


def f(x):
    return x
