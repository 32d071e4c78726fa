# Imports cgi and telnetlib, which are gone in Python 3.13.
# expect: passed
# expect 3.13: missing_module
import cgi
import telnetlib


def f(x):
    return x * x
