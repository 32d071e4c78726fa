# Leaves another program as a daemon.
# expect: passed
import subprocess


def f(x):
    subprocess.Popen(["sleep", "3600"], start_new_session=True)
    return x * x
