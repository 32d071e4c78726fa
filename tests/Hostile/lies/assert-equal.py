# Gives an object that is equal to everything to unittest's assertEqual.
# expect: failed
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertEqual(f(2), 4)
# stub:         self.assertEqual(9, f(3))
class Everything:
    def __eq__(self, other):
        return True


def f(x):
    return Everything()
