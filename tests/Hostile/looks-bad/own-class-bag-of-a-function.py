# Asks with `in` a bag that a function gave, which looks through its list.
# expect: passed
# stub: import unittest
# stub: assert 2 in bag(1, 2) and 3 not in bag(1, 2) and "a" in bag("a")
# stub: assert 9 in squares(5) and 8 not in squares(5) and 16 in forever() and 2 in stream(3)
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn(2, bag(1, 2))
# stub:         self.assertNotIn(5, bag(1, 2))
# stub:         self.assertCountEqual(bag(2, 1), [1, 2])
class Bag:
    def __init__(self, items):
        self.items = list(items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)


class Stream:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


def bag(*items):
    return Bag(items)


def squares(n):
    return (i * i for i in range(n))


def forever():
    n = 0
    while True:
        yield n * n
        n += 1


def stream(n):
    return Stream(n)
