# Uses a with statement in brackets, of Python 3.10.
# expect: passed
# python: 3.10
import contextlib


def f(x):
    with (
        contextlib.suppress(ValueError),
        contextlib.suppress(TypeError),
    ):
        return x * x
