# Gives an object that is equal to everything.
# expect: failed
class Everything:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 4


def f(x):
    return Everything()
