# Closes its standard streams, as daemons do.
# expect: passed
import sys

sys.stdin.close()
sys.stdout.close()


def f(x):
    return x * x
