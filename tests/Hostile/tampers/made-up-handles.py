# Answers with handles, classes, callbacks and values of types that do not exist.
# expect: error
import json
import os

NODES = [{"h": -1}, {"k": 10 ** 9, "name": None, "base": None}, {"f": 3}, {"a": 99}, {"v": ["os.system", ["true"]]}, {"v": ["builtins.eval", ["1"]]},
         {"h": 1, "of": "x", "class": 0, "base": "int", "v": {"h": 2, "of": "x", "class": 0}}, {"t": 7}, {"d": [[1]]}, {"d": [[{"d": []}, 1]]}]


def f(x):
    data = json.dumps({"n": 2, "v": NODES}).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)
    return x
