# Prints warnings of its own, of lines whose numbers have thousands of digits.
# expect: failed
import sys

sys.stderr.write("/x/candidate.py:" + "9" * 5000 + ": OddWarning: x\n/x/candidate.py:99999999999: OddWarning: x\n")


def f(x):
    return x
