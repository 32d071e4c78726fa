# Calls sys.exit in its own doctest before the wrong example.
# expect: error
# kind: doctest
def f(x):
    """Squares.

    >>> import sys
    >>> sys.exit(0)
    >>> f(3)
    9
    """
    return x
