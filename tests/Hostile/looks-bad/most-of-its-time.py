# Uses 80 % of its processor time.
# expect: passed
import time


def f(x):
    while time.process_time() < 0.7:
        sum(range(1000))
    return x * x
