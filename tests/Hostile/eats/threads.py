# Starts threads until it may not.
# expect: error
import threading
import time

while True:
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
