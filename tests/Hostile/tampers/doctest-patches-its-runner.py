# Walks up the frames in its docstring, to what compares there, and has it find everything right.
# expect: failed
# kind: doctest
def f(x):
    """
    >>> import sys
    >>> frame = sys._getframe()
    >>> while frame:
    ...     me = frame.f_locals.get("self")
    ...     if me is not None and hasattr(me, "_checker"): me._checker.check_output = lambda *a: True; me.report_failure = lambda *a: None; me.tries = me.failures = 0
    ...     frame = frame.f_back
    >>> f(2)
    4
    """
    return x
