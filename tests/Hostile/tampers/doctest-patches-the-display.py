# Has every value shown as the one that its docstring shows.
# expect: failed
# kind: doctest
def f(x):
    """
    >>> import sys
    >>> sys.displayhook = lambda v: print(4)
    >>> f(2)
    4
    """
    return x
