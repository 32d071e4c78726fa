# Says that its names are of kinds which do not exist, and a number where the names belong.
# expect: error
import json
import os

for message in ({"names": {"f": 7}}, {"names": [["f", "function"]]}, {"names": 7}):
    data = json.dumps(message).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)


def f(x):
    return x
