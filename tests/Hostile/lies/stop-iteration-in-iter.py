# Gives objects whose iterator raises StopIteration.
# expect: error
# stub: assert all(map(lambda g: list(g) == [4], f([1, 2])))
class Stops:
    def __iter__(self):
        raise StopIteration


def f(xs):
    return [Stops() for _ in xs]
