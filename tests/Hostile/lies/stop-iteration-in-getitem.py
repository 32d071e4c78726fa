# Gives objects whose element raises StopIteration.
# expect: error
# stub: assert all(map(lambda g: g[0] == 4, f([1, 2])))
class Stops:
    def __getitem__(self, at):
        raise StopIteration


def f(xs):
    return [Stops() for _ in xs]
