# Looks for the values of an expected dict by halving, in a dict of a class of its own.
# expect: failed
# stub: assert f("ab") == {"a": 97, "b": 98}
class Row(dict):
    pass


class Searcher:
    def __init__(self, keys):
        self.found = {k: [0] for k in keys}

    def __eq__(self, other):
        for key in self.found:
            low, high = 0, 1 << 20
            while low < high:
                middle = (low + high + 1) // 2
                self.found[key][0] = middle
                if other >= [self.found]:
                    low = middle
                else:
                    high = middle - 1
            self.found[key][0] = low
        return other == {k: v[0] for k, v in self.found.items()}


def f(text):
    return Searcher(text)
