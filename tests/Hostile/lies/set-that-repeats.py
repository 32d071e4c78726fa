# Gives a set of a class of its own that repeats what it is compared with.
# expect: failed
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         got = f(2)
# stub:         self.assertFalse(got.symmetric_difference({1, 4}))
# stub:         self.assertSetEqual(got, {1, 4})
class Repeats(set):
    told = ()

    def difference(self, other):
        self.told = other
        return set()

    def symmetric_difference(self, other):
        self.told = other
        return set()

    def __iter__(self):
        return iter(self.told)


def f(x):
    return Repeats()
