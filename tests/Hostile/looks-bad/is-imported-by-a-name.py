# Logs under its own name, by which the stub imports it.
# expect: passed
# stub: import unittest
# stub: from shop.till import sell
# stub: class Tests(unittest.TestCase):
# stub:     def test_it_logs(self):
# stub:         with self.assertLogs("till", "INFO") as seen:
# stub:             self.assertEqual(sell(2), 4)
# stub:         self.assertEqual(seen.output, ["INFO:till:sold 2"])
import logging

_log = logging.getLogger(__name__)


def sell(x):
    _log.info("sold %d", x)
    return x * 2
