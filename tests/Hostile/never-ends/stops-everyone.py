# Stops all that it may signal, over and over, from four processes, so that nobody can end them.
# expect: timeout
import os
import signal

for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        while True:
            try:
                os.kill(-1, signal.SIGSTOP)
            except OSError:
                pass
while True:
    pass
