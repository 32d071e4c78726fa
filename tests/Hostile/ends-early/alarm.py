# Lets an alarm end it.
# expect: crashed
import signal
import time


def f(x):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    time.sleep(10)
