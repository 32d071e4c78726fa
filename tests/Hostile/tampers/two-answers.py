# Answers the first call twice, so that the second call gets an answer of its choice.
# expect: failed
import json
import os


def f(x):
    if x == 2:
        for answer in ({"n": 2, "v": 4}, {"n": 3, "v": True}):
            data = json.dumps(answer).encode()
            os.write(4, len(data).to_bytes(4, "big") + data)
    return x
