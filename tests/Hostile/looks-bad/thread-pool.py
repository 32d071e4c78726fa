# Computes in a pool of threads that it never closes.
# expect: passed
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(8)


def f(x):
    return sum(pool.map(lambda n: x, range(x)))
