# Answers a call with an exception that is none: lists and numbers where texts belong.
# expect: error
import json
import os


def f(x):
    for told in ({"type": 7, "message": [], "line": -1, "bases": [[]]}, {"type": "Gone", "message": "x", "line": None}, [], 7):
        data = json.dumps({"n": 2, "x": told}).encode()
        os.write(4, len(data).to_bytes(4, "big") + data)
    return x
