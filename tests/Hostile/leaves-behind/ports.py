# Leaves a process that listens on ports of the loopback.
# expect: passed
import os
import socket
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        kept = []
        for port in (8080, 5000 + x):
            listening = socket.socket()
            listening.bind(("", port))
            listening.listen()
            kept.append(listening)
        time.sleep(3600)
    return x * x
