# Has versions of its own that are ordered, hashed and shown.
# expect: passed
# stub: import unittest
# stub: assert Version("1.10") > Version("1.9") and str(newest(["1.2", "1.10"])) == "1.10"
# stub: assert sorted([Version("2.0"), Version("1.5")]) == [Version("1.5"), Version("2.0")]
# stub: assert len({Version("1.0"), Version("1.0"), Version("1.1")}) == 2
# stub: assert Version("1.0") in [Version("1.0")] and Version("1.0") != "1.0"
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertLessEqual(Version("1.0"), Version("1.0"))
# stub:         with self.assertRaises(TypeError):
# stub:             Version("1.0") < "2.0"
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __str__(self):
        return ".".join(map(str, self.parts))


def newest(texts):
    return max(map(Version, texts))
