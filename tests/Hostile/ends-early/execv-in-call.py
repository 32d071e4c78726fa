# Replaces itself by a shell that prints what a harness may take for a result.
# expect: early_exit
import os


def f(x):
    os.execv("/bin/sh", ["sh", "-c", "echo passed; echo OK >&2; exit 0"])
