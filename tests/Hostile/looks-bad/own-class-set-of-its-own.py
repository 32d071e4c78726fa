# Has sets that extend set.
# expect: passed
# stub: import unittest
# stub: t = tags("b a")
# stub: assert t == {"a", "b"} and "a" in t and "c" not in t and t <= {"a", "b", "c"} and {"a"} <= t and t & {"a"} == {"a"}
# stub: assert t.issuperset({"a"}) and not t.isdisjoint({"a"}) and t.union({"c"}) == {"a", "b", "c"} and t - {"a"} == {"b"}
# stub: assert t.labelled() == "a, b" and sorted(t) == ["a", "b"] and len(t) == 2
# stub: t.add("c")
# stub: assert t == {"a", "b", "c"}
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertSetEqual(tags("a b"), {"a", "b"})
# stub:         self.assertIn("a", tags("a"))
class Tags(set):
    def labelled(self):
        return ", ".join(sorted(self))


def tags(text):
    return Tags(text.split())
