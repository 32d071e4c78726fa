# Returns the exception that the stub wants to see raised.
# expect: failed
# stub: try:
# stub:     f(-1)
# stub: except ValueError:
# stub:     pass
# stub: else:
# stub:     raise AssertionError("nothing was raised")
def f(x):
    return ValueError(x)
