# Keeps forty children, each of which makes a new one when it is ended, and then gives a wrong answer.
# expect: failed
import os
import signal


def respawn():
    os.setsid()
    while True:
        try:
            child = os.fork()
        except OSError:
            continue
        if child == 0:
            continue
        os.waitpid(child, 0)


signal.signal(signal.SIGTERM, signal.SIG_IGN)
for _ in range(40):
    try:
        if os.fork() == 0:
            respawn()
    except OSError:
        break


def f(x):
    return x
