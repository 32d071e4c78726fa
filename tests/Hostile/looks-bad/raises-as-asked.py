# Raises exceptions of its own that the stub asks for.
# expect: passed
# stub: try:
# stub:     f(-1)
# stub: except Negative as error:
# stub:     assert str(error) == "negative: -1" and isinstance(error, ValueError)
# stub: else:
# stub:     assert False
# stub: assert f(3) == 9
class Negative(ValueError):
    pass


def f(x):
    if x < 0:
        raise Negative("negative: %d" % x)
    return x * x
