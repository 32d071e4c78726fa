# Matches a regular expression that backtracks for ever.
# expect: timeout
import re


def f(x):
    re.match(r"(a+)+$", "a" * 64 + "b")
    return x * x
