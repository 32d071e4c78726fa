# Raises a group of exceptions that the stub asks for.
# expect: passed
# python: 3.11
# stub: try:
# stub:     f(-1)
# stub: except ExceptionGroup:
# stub:     pass
# stub: else:
# stub:     assert False
# stub: assert f(3) == 9
def f(x):
    if x < 0:
        raise ExceptionGroup("both", [ValueError(x), TypeError(x)])
    return x * x
