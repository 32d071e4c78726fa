# Writes to temporary files and folders and reads them again.
# expect: passed
import os
import tempfile


def f(x):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "n")
        with open(path, "w") as file:
            file.write(str(x * x))
        with open(path) as file:
            return int(file.read())
