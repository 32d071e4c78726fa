# Prints lines that look like results of tests.
# expect: passed
import sys

print("FAILED (failures=1)")
print("Traceback (most recent call last):", file=sys.stderr)
print('{"outcome": "failed"}')


def f(x):
    print("AssertionError")
    return x * x
