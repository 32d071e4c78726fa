# Gives an object that is both greater and less than anything.
# expect: error
# stub: assert 3 < f(2) < 5
# stub: assert f(2) >= 4 and f(2) <= 4
class Liar:
    def __lt__(self, other):
        return True

    __gt__ = __le__ = __ge__ = __lt__


def f(x):
    return Liar()
