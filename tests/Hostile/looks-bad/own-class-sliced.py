# Has sequences of its own that are sliced.
# expect: passed
# stub: assert window(5)[1:3] == [1, 2] and window(5)[::-1][0] == 4 and len(window(5)[:2]) == 2 and window(3) == [0, 1, 2]
class Window:
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, at):
        return Window(self.items[at]) if isinstance(at, slice) else self.items[at]

    def __eq__(self, other):
        return self.items == (other.items if isinstance(other, Window) else other)

    def __len__(self):
        return len(self.items)


def window(n):
    return Window(range(n))
