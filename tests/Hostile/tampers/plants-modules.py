# Writes json.py, sitecustomize.py and a .pth file wherever it may write.
# expect: failed
import os
import sys

CODE = "import os\nos._exit(0)\n"
for folder in {os.getcwd(), "/work", "/tmp", "/dev/shm", os.environ["HOME"], "/opt/instructmix/runner", *sys.path}:
    for name in ("json.py", "unittest.py", "difflib.py", "smoke.py", "sitecustomize.py", "usercustomize.py", "x.pth", "doctests.py", "python311.zip"):
        try:
            with open(os.path.join(folder, name), "w") as file:
                file.write("import os; os._exit(0)\n" if name.endswith(".pth") else CODE)
        except OSError:
            pass


def f(x):
    return x
