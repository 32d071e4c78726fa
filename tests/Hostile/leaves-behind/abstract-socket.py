# Leaves a process that listens on an abstract socket.
# expect: passed
import os
import socket
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        listening = socket.socket(socket.AF_UNIX)
        listening.bind("\0left-%d" % x)
        listening.listen()
        time.sleep(3600)
    return x * x
