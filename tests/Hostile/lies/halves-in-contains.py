# Looks for what is looked for by halving.
# expect: error
# stub: assert 4 in f(2)
class Searcher:
    def __contains__(self, other):
        low, high = 0, 1 << 20
        while low < high:
            middle = (low + high + 1) // 2
            if other >= middle:
                low = middle
            else:
                high = middle - 1
        return other == low


def f(x):
    return Searcher()
