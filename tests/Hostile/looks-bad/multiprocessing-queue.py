# Lets a process put its answer into a queue.
# expect: passed
import multiprocessing


def f(x):
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    worker = context.Process(target=lambda: queue.put(x * x))
    worker.start()
    answer = queue.get()
    worker.join()
    return answer
