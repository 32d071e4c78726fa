# Makes a process that is its parent's child, from its docstring, where that is let.
# expect: passed
# kind: doctest
def f(x):
    """The square.

    >>> import ctypes, os, time
    >>> child = ctypes.CDLL(None).syscall({"x86_64": 56}.get(os.uname().machine, 220), 0x8000 | 17, 0, 0, 0, 0)
    >>> if child == 0:
    ...     time.sleep(600)
    >>> child
    -1
    >>> f(2)
    4
    """
    return x * x
