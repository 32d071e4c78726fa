# Raises an exception of its own that bears the name of the one that the stub wants to see.
# expect: failed
# stub: try:
# stub:     f(-1)
# stub: except ValueError:
# stub:     pass
# stub: assert f(2) == 4
class Other(Exception):
    pass


Other.__name__ = Other.__qualname__ = "ValueError"
Other.__module__ = "builtins"


def f(x):
    if x < 0:
        raise Other()
    return x
