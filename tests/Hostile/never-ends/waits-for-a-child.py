# Waits for a child that never ends.
# expect: timeout
import subprocess


def f(x):
    subprocess.run(["sleep", "1000"])
    return x
