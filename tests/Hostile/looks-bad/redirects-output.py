# Redirects standard output, and prints to what it closed.
# expect: passed
import contextlib
import io
import sys


def f(x):
    with contextlib.redirect_stdout(io.StringIO()) as text:
        print(x * x)
    sys.stdout = open("/dev/null", "w")
    return int(text.getvalue())
