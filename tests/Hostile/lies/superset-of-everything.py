# Gives an object that says it is a superset of everything, starts with everything and has each value once.
# expect: error
# stub: assert f(2).issuperset({1, 4}) and f("a").startswith("b") and f(3).count(9) == 1
class Full:
    def issuperset(self, other):
        return True

    def startswith(self, other):
        return True

    def count(self, other):
        return 1


def f(x):
    return Full()
