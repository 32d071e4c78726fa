# Forks into new sessions for ever, each ending its parent: none stays to be found.
# expect: early_exit
import os

while True:
    if os.fork():
        os._exit(0)
    os.setsid()
