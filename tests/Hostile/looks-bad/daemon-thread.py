# Keeps a daemon thread that waits for ever.
# expect: passed
import threading

threading.Thread(target=threading.Event().wait, daemon=True).start()


def f(x):
    return x * x
