# Gives a list whose elements are equal to everything.
# expect: failed
# stub: assert f([1, 2]) == [1, 4]
class Everything:
    def __eq__(self, other):
        return True


def f(xs):
    return [Everything() for _ in xs]
