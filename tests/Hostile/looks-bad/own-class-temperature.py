# Has temperatures that extend float.
# expect: passed
# stub: import math
# stub: import unittest
# stub: assert math.isclose(mean([20, 21, 22.1]), 21.0333333, rel_tol=1e-6) and round(mean([20, 21, 22.1]), 2) == 21.03
# stub: assert abs(mean([1, 2]) - 1.5) < 1e-9 and mean([1, 2]) in (1.5, 2) and mean([1, 2]) in {1.5}
# stub: assert 1 < mean([1, 2]) < 2 and sorted([mean([3]), mean([1])]) == [1, 3]
# stub: assert mean([100]).fahrenheit() == 212
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertAlmostEqual(mean([1, 2, 2]), 1.6666667)
# stub:         self.assertAlmostEqual(mean([1, 2]) - 1, 0.5)
class Celsius(float):
    def fahrenheit(self):
        return Celsius(self * 9 / 5 + 32)


def mean(values):
    return Celsius(sum(values) / len(values))
