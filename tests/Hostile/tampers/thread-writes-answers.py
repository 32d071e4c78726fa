# Lets a thread write answers to all calls as fast as it can.
# expect: error
import json
import os
import threading


def flood():
    n = 0
    try:
        while True:
            n += 1
            data = json.dumps({"n": n, "v": 4}).encode()
            os.write(4, len(data).to_bytes(4, "big") + data)
    except OSError:
        pass


threading.Thread(target=flood, daemon=True).start()


def f(x):
    return x
