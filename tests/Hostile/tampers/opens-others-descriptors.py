# Opens the descriptors of every other process and writes a verdict to them.
# expect: failed
import json
import os

DATA = json.dumps({"type": "verdict", "id": 1, "outcome": "passed", "level": "tested", "clean": True}).encode()
for pid in filter(str.isdigit, os.listdir("/proc")):
    for fd in range(16):
        try:
            with open("/proc/%s/fd/%d" % (pid, fd), "wb", 0) as file:
                file.write(len(DATA).to_bytes(4, "big") + DATA)
        except OSError:
            pass


def f(x):
    return x
