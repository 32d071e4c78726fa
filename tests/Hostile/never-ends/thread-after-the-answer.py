# Gives the right answer, with a thread that never ends and holds the process.
# expect: failed
import threading
import time

threading.Thread(target=time.sleep, args=(3600,)).start()


def f(x):
    return x
