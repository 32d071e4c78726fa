# Computes in a pool of processes.
# expect: passed
import multiprocessing


def square(x):
    return x * x


def f(x):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.map(square, [x])[0]
