# Gives an object that says it contains everything.
# expect: error
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn(4, f(2))
class Everything:
    def __contains__(self, other):
        return True

    def __iter__(self):
        return iter([])


def f(x):
    return Everything()
