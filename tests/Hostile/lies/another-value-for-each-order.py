# Shows a large value where it is to be greater, and a small one where it is to be less, each time in another object.
# expect: error
# stub: assert f(2) > 3.9
# stub: assert f(2) < 4.1
class Both:
    def __gt__(self, other):
        return 10 ** 9 > other

    def __lt__(self, other):
        return -10 ** 9 < other


def f(x):
    return Both()
