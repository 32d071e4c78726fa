# Has intervals of its own that contain numbers and each other.
# expect: passed
# stub: import unittest
# stub: assert 5 in Interval(1, 10) and 11 not in Interval(1, 10) and 2.5 in Interval(1, 10)
# stub: assert Interval(1, 5) & Interval(3, 9) == Interval(3, 5) and len(Interval(1, 5)) == 4
# stub: assert Interval(1, 5) + 2 == Interval(3, 7) and repr(Interval(1, 5) + 2) == "[3, 7]"
# stub: assert hull([3, 1, 2]) == Interval(1, 3)
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn(3, Interval(1, 5))
# stub:         self.assertNotIn(0, Interval(1, 5))
class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __contains__(self, x):
        return self.low <= x <= self.high

    def __and__(self, other):
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def __eq__(self, other):
        return isinstance(other, Interval) and (self.low, self.high) == (other.low, other.high)

    def __len__(self):
        return max(0, self.high - self.low)

    def __add__(self, k):
        return Interval(self.low + k, self.high + k)

    def __repr__(self):
        return "[%s, %s]" % (self.low, self.high)


def hull(values):
    return Interval(min(values), max(values))
