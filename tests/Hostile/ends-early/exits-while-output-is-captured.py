# Ends its process while its output is captured.
# expect: early_exit
# stub: import contextlib
# stub: import io
# stub: out = io.StringIO()
# stub: with contextlib.redirect_stdout(out):
# stub:     f(2)
# stub: assert out.getvalue() == "4"
import os


def f(x):
    os._exit(0)
