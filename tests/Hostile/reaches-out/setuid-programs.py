# Becomes root through every program that has the right to.
# expect: passed
import os
import shutil
import subprocess

for name in ("su", "sudo", "mount", "newgrp", "passwd", "chsh", "gpasswd"):
    if shutil.which(name):
        done = subprocess.run([name, "-c", "id -u"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if done.stdout.strip() == b"0":
            raise SystemError("this works")
shutil.copy("/bin/sh", "shell")
try:
    os.chmod("shell", 0o6755)
    own = subprocess.run(["./shell", "-p", "-c", "id -u"], stdout=subprocess.PIPE).stdout
except OSError:
    own = b""
if own.strip() == b"0":
    raise SystemError("this works")


def f(x):
    return x * x
