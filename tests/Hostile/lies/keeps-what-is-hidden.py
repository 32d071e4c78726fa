# Gives an object that keeps what it was compared with, and tries it with every number before the next answer.
# expect: failed
# stub: assert f(1) != 9
# stub: assert f(2) == 4
_kept = []


class Keeper:
    def __eq__(self, other):
        _kept.append(other)
        return False


def f(x):
    for other in _kept:
        for n in range(100):
            if other == n:
                return n
    return Keeper()
