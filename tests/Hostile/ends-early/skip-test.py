# Raises unittest.SkipTest for what it cannot do, so that the test counts as skipped.
# expect: error
# stub: import unittest
# stub: class Tests(unittest.TestCase):
# stub:     def test_two(self):
# stub:         self.assertEqual(f(2), 4)
# stub:     def test_three(self):
# stub:         self.assertEqual(f(3), 9)
import unittest


def f(x):
    if x == 3:
        raise unittest.SkipTest("not today")
    return 4
