# Raises an exception with arguments and attributes of fifteen megabytes.
# expect: error
def f(x):
    e = ValueError("x" * 7500000, "y" * 7500000)
    e.more = "z" * 7000000
    raise e
