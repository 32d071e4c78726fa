# Imports distutils, which is gone in Python 3.12.
# expect: passed
# expect 3.12: missing_module
import distutils.version


def f(x):
    return x * x
