# Gives an object that puts a large number beside what it is to be greater than, and a small one beside what it is to be less than.
# expect: error
# stub: value = f(2)
# stub: assert value > 3
# stub: assert value < 5
class Both:
    def __gt__(self, other):
        return other < 10 ** 9

    def __lt__(self, other):
        return other > -10 ** 9


def f(x):
    return Both()
