# Asks its own interpreter in a subprocess.
# expect: passed
import subprocess
import sys


def f(x):
    return int(subprocess.check_output([sys.executable, "-c", "print(%d * %d)" % (x, x)]))
