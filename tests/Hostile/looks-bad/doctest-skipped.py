# Has nothing but an example that is skipped: it passes, and is not tested.
# expect: passed
# kind: doctest
def f(x):
    """
    >>> f(2)  # doctest: +SKIP
    4
    """
    return x
