# Gives an object that is equal to everything to a stub which copies what it gets.
# expect: failed
# stub: import copy
# stub: assert copy.deepcopy(f(2)) == 4
class Everything:
    def __eq__(self, other):
        return True


def f(x):
    return Everything()
