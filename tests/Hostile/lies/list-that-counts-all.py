# Gives a list of a class of its own that counts each value once.
# expect: failed
# stub: assert f(2).count(4) == 1 and f(3).index(9) == 0
class Full(list):
    def count(self, value):
        return 1

    def index(self, value, *more):
        return 0


def f(x):
    return Full([x])
