# Answers that its f is an object, that whatever was asked came to True, and ends with status 0.
# expect: failed
import json
import os
import sys
import time


def say(message):
    data = json.dumps(message).encode()
    os.write(4, len(data).to_bytes(4, "big") + data)


def f(x):
    serial = sys._getframe(1).f_locals["call"]["n"]  # of the call that it is to answer
    for n in range(serial, serial + 48):
        say({"n": n, "v": {"h": 0, "of": "object", "class": 1, "call": False}})
    time.sleep(1)  # an end at once would now and then be seen before the words
    os._exit(0)
