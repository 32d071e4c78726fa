# Imports imp and asyncore, which are gone in Python 3.12.
# expect: passed
# expect 3.12: missing_module
import asyncore
import imp


def f(x):
    return x * x
