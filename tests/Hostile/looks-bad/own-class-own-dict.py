# Has dicts that extend dict, and one that does not.
# expect: passed
# stub: import unittest
# stub: c = count(["a", "b", "a"])
# stub: assert c == {"a": 2, "b": 1} and c["z"] == 0 and "a" in c and "z" not in c and sorted(c.items()) == [("a", 2), ("b", 1)]
# stub: assert list(c) == ["a", "b"] and list(c.keys()) == ["a", "b"] and sum(c.values()) == 3 and c.get("a") == 2 and c.get("z", 5) == 5
# stub: c.add("z")
# stub: assert c["z"] == 1 and len(c) == 3
# stub: f = Frozen(a=1)
# stub: assert f == {"a": 1} and f["a"] == 1 and "a" in f and "b" not in f and dict(f) == {"a": 1} and len(f) == 1
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertDictEqual(count(["a"]), {"a": 1})
class Counted(dict):
    def __missing__(self, key):
        return 0

    def add(self, key):
        self[key] += 1


class Frozen:
    def __init__(self, **items):
        self.d = items

    def __getitem__(self, key):
        return self.d[key]

    def __contains__(self, key):
        return key in self.d

    def __eq__(self, other):
        return self.d == (other.d if isinstance(other, Frozen) else other)

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def keys(self):
        return self.d.keys()


def count(words):
    out = Counted()
    for w in words:
        out.add(w)
    return out
