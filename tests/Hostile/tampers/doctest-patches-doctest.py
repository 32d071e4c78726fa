# Has the doctest module find everything right, in its docstring.
# expect: failed
# kind: doctest
def f(x):
    """
    >>> import doctest, sys
    >>> doctest.OutputChecker.check_output = lambda *a: True
    >>> for m in list(sys.modules.values()):
    ...     for n in dir(m):
    ...         if "hecker" in n: getattr(m, n).check_output = lambda *a: True
    >>> f(2)
    4
    """
    return x
