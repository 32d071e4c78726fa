# Raises an exception that holds an int of a million digits.
# expect: error
def f(x):
    raise ValueError(1 << 3400000)
