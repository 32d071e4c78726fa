# Answers the first call twice, so that the second call gets an answer of its choice.
# expect: failed
import json
import os
import sys


def f(x):
    if x == 2:
        serial = sys._getframe(1).f_locals["call"]["n"]
        for answer in ({"n": serial, "v": 4}, {"n": serial + 1, "v": True}):
            data = json.dumps(answer).encode()
            os.write(4, len(data).to_bytes(4, "big") + data)
    return x
