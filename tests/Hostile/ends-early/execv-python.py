# Replaces itself by an interpreter that writes answers to the descriptor of the wall.
# expect: early_exit
# stub: assert f(2) == 4
import os
import sys

CODE = r"""
import json, os
def say(m):
    d = json.dumps(m).encode()
    os.write(4, len(d).to_bytes(4, "big") + d)
try:
    say({"names": {"f": "function"}})
    say({"n": 1, "v": {"f": 0}})
    say({"n": 2, "v": 4})
except OSError:
    pass
"""
os.execv(sys.executable, [sys.executable, "-c", CODE])
