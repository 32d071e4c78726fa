# Asks a shell.
# expect: passed
import subprocess


def f(x):
    return int(subprocess.run("echo $((%d * %d))" % (x, x), shell=True, capture_output=True, text=True, check=True).stdout)
