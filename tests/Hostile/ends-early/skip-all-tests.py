# Raises unittest.SkipTest while the module runs.
# expect: error
import unittest

raise unittest.SkipTest("all of it")
