# Gives a dict of a class of its own that says it has every key.
# expect: failed
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn("a", f("ab"))
class Full(dict):
    def __contains__(self, key):
        return True


def f(text):
    return Full()
