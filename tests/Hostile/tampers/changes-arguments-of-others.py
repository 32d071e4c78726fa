# Answers that arguments changed which the call did not have.
# expect: error
import json
import os


def f(x):
    data = json.dumps({"n": 2, "v": 4, "m": {"7": [1], "x": [2]}}).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)
    return x
