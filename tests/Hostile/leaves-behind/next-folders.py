# Leaves folders with the names that the next candidates' folders may have.
# expect: passed
import os


def f(x):
    for uid in range(os.getuid() + 2, os.getuid() + 40):
        os.makedirs("/work/%d" % uid, exist_ok=True)
        with open("/work/%d/candidate.py" % uid, "w") as file:
            file.write("def f(x):\n    return x * x\n")
    return x * x
