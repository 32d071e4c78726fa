# Puts objects of its own into lists, dicts and sets that are compared and sorted.
# expect: passed
# stub: import unittest
# stub: a, b, c = Item(3, "x"), Item(1, "y"), Item(3, "z")
# stub: assert cheapest([a, b, c]) == b and group([a, b, c]) == {3: {a, c}, 1: {b}}
# stub: assert sorted([a, b, c], key=lambda i: i.name) == [a, b, c] and {a, Item(3, "x")} == {a} and a in {a: 1}
# stub: assert min(a, b) is b or min(a, b) == b
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn(a, [b, a])
# stub:         self.assertCountEqual([a, b], [b, a])
# stub:         self.assertEqual(cheapest([a, c]), a)
from dataclasses import dataclass


@dataclass(order=True, frozen=True)
class Item:
    price: int
    name: str


def cheapest(items):
    return sorted(items)[0]


def group(items):
    out = {}
    for item in items:
        out.setdefault(item.price, set()).add(item)
    return out
