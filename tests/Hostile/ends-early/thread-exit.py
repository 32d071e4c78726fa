# Ends the process from a thread while the module still runs.
# expect: early_exit
import os
import threading
import time

threading.Thread(target=os._exit, args=(0,)).start()
time.sleep(30)


def f(x):
    return x
