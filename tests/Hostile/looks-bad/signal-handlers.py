# Uses an alarm of its own.
# expect: passed
import signal
import time


class Late(Exception):
    pass


def ring(number, frame):
    raise Late


def f(x):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        time.sleep(2)
    except Late:
        return x * x
