# Writes the answers to all the calls to come, as the module runs, and ends.
# expect: error
# stub: assert f(2) == 4
import json
import os


def say(message):
    data = json.dumps(message).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)


say({"names": {"f": "function"}})
for n in range(1, 50):
    say({"n": n, "v": True})
os._exit(0)
