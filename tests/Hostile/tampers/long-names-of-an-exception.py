# Raises an exception whose class, and all whose bases, have names of two megabytes.
# expect: error
def f(x):
    kind = Exception
    for _ in range(7):
        kind = type("X" * (2 << 20), (kind,), {"__module__": "builtins"})
    raise kind("x")
