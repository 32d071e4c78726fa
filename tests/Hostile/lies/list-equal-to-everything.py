# Gives a list of a class of its own that is equal to everything.
# expect: failed
# stub: assert f([1, 2]) == [1, 4]
class Everything(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([1, 4])

    def __getitem__(self, at):
        return [1, 4][at]


def f(xs):
    return Everything(xs)
