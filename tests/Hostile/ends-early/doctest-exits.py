# Ends the process of its own doctest before the wrong example.
# expect: error
# kind: doctest
def f(x):
    """Squares.

    >>> import os
    >>> os._exit(0)
    >>> f(3)
    9
    """
    return x
