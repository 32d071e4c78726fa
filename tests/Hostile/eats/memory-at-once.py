# Asks for a terabyte at once, and raises what comes of it.
# expect: memory_limit
def f(x):
    return bytearray(1 << 40)
