# Has examples of another function of its name: it passes, and is not tested.
# expect: passed
# kind: doctest
def f(x):
    """
    >>> f = lambda x: 4
    >>> f(2)
    4
    """
    return x
