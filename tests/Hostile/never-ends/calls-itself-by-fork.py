# Hands on its work to a child of a child of a child, for ever.
# expect: early_exit
import os
import time

while True:
    if os.fork():
        os._exit(0)
    time.sleep(0.01)
