# Computes in threads.
# expect: passed
import threading


def f(x):
    results = []
    workers = [threading.Thread(target=results.append, args=(x,)) for _ in range(x)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results)
