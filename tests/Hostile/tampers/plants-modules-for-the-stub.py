# Writes json.py where a stub that imports json may find it.
# expect: failed
# stub: import json
# stub: import difflib
# stub: for x, y in json.loads("[[2, 4], [3, 9]]"):
# stub:     assert f(x) == y
import os
import sys

for folder in {os.getcwd(), "/work", "/tmp", "/work/%d" % (os.getuid() + 1)}:
    for name in ("json.py", "difflib.py"):
        try:
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, name), "w") as file:
                file.write("def loads(text):\n    return []\n")
        except OSError:
            pass
    sys.path.insert(0, folder)


def f(x):
    return x
