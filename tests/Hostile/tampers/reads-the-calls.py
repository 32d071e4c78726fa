# Reads the calls itself, in a thread, and answers each of them with the number that it was asked with.
# expect: failed
import json
import os
import threading


def serve():
    while True:
        size = int.from_bytes(os.read(3, 4), "big")
        if not size:
            return
        call = json.loads(os.read(3, size))
        value = call["a"][-1] if call["op"] == "call" else {"h": 0, "of": "function", "class": 1, "call": True}
        data = json.dumps({"n": call["n"], "v": value}).encode()
        os.write(4, len(data).to_bytes(4, "big") + data)


data = json.dumps({"names": {"f": "function"}}).encode()
os.write(4, len(data).to_bytes(4, "big") + data)
serve()


def f(x):
    return x
