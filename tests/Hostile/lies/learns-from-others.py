# Has one object ask for each number, and another one answer with the one that was equal.
# expect: failed
# stub: assert 4 not in f(-1)
# stub: assert f(2) == 4
FOUND = []


class Asks:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if other == self.n:
            FOUND.append(self.n)
        return False


class Knows:
    def __eq__(self, other):
        return FOUND and other == FOUND[-1]


def f(x):
    return [Asks(n) for n in range(100)] if x < 0 else Knows()
