# Has sets of a class of its own with operators of their own.
# expect: passed
# stub: import unittest
# stub: a = Bag([1, 2])
# stub: assert 1 in a and 3 not in a and a | Bag([3]) == Bag([1, 2, 3]) and len(a - Bag([1])) == 1
# stub: assert a <= Bag([1, 2, 3]) and a == {1, 2} and a <= {1, 2, 3} and a >= {1} and {1} <= a
# stub: assert list(a) == [1, 2] and set(a) == {1, 2} and {1, 2}.issubset(a) and a.issubset(Bag([1, 2, 3]))
# stub: a.add(5)
# stub: assert a == {1, 2, 5} and sorted(a) == [1, 2, 5]
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertEqual(Bag([1]), {1})
# stub:         self.assertIn(1, Bag([1]))
# stub:         self.assertEqual(set(Bag([1])), {1})
class Bag:
    def __init__(self, items=()):
        self.items = set(items)

    def __contains__(self, item):
        return item in self.items

    def __or__(self, other):
        return Bag(self.items | other.items)

    def __sub__(self, other):
        return Bag(self.items - other.items)

    def __le__(self, other):
        return self.items <= (other.items if isinstance(other, Bag) else other)

    def __ge__(self, other):
        return self.items >= (other.items if isinstance(other, Bag) else other)

    def __eq__(self, other):
        return self.items == (other.items if isinstance(other, Bag) else other)

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(sorted(self.items))

    def add(self, item):
        self.items.add(item)

    def issubset(self, other):
        return self.items <= other.items
