# Writes files until every folder that it may write to is full.
# expect: failed
import os


def f(x):
    for folder in (os.getcwd(), "/tmp", "/dev/shm", "/var/tmp", "/dev/mqueue", "/run"):
        try:
            for n in range(100):
                with open("%s/%d" % (folder, n), "wb") as file:
                    while file.write(b"x" * (4 << 20)):
                        if file.tell() > 200 << 20:
                            raise AssertionError("no limit holds")
        except OSError:
            pass
    return x
