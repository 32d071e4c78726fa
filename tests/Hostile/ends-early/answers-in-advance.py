# Writes the answers to all the calls to come, as the module runs, and ends a moment later.
# expect: error
# stub: assert f(2) == 4
import json
import os
import time


def say(message):
    data = json.dumps(message).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)


say({"names": {"f": "function"}})
for n in range(1, 50):
    say({"n": n, "v": True})
time.sleep(1)  # so that the answers are read while the process is still there
os._exit(0)
