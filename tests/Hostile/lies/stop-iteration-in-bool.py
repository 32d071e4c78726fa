# Gives objects whose truth raises StopIteration.
# expect: error
# stub: assert all(map(lambda p: bool(p[0]) == p[1], zip(f([1, 2]), [True, True])))
class Stops:
    def __bool__(self):
        raise StopIteration


def f(xs):
    return [Stops() for _ in xs]
