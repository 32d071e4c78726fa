# Writes a report of its own to every descriptor that its docstring can have, and ends the process.
# expect: error
# kind: doctest
def f(x):
    """
    >>> import os, json
    >>> data = json.dumps({"kind": "doctest", "result": {"outcome": "passed", "where": None}, "calls": 3}).encode()
    >>> for fd in range(3, 256):
    ...     try: _ = os.write(fd, len(data).to_bytes(4, "big") + data)
    ...     except OSError: pass
    >>> os._exit(0)
    >>> f(2)
    4
    """
    return x
