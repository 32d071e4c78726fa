# Raises a class of its own that extends StopIteration.
# expect: error
# stub: try:
# stub:     next(iter(()))
# stub: except StopIteration:
# stub:     pass
# stub: assert all(f(x) == y for x, y in []) and all(map(lambda p: f(p[0]) == p[1], [(2, 4)]))
class Stop(StopIteration):
    pass


def f(x):
    raise Stop(x)
