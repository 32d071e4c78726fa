# Answers the judge's question for its functions with an exception.
# expect: error
import json
import os


def say(message):
    data = json.dumps(message).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)


say({"names": {"f": "function"}})
say({"n": 1, "x": {"type": "AssertionError", "message": "", "line": None, "bases": ["AssertionError", "Exception", "BaseException"]}})


def f(x):
    return x
