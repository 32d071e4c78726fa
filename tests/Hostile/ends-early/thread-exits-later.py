# Starts a thread that ends the process once the functions are called.
# expect: early_exit
import os
import threading
import time

called = threading.Event()


def end():
    called.wait()
    os._exit(0)


threading.Thread(target=end, daemon=True).start()


def f(x):
    called.set()
    time.sleep(5)
    return x
