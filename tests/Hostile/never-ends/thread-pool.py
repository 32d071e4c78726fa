# Waits for a pool of threads that never ends.
# expect: timeout
import concurrent.futures
import time


def f(x):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(time.sleep, [1000, 1000]))
