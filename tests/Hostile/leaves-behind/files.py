# Leaves files, folders and links in every place that it may write to.
# expect: passed
import os


def f(x):
    for folder in (os.getcwd(), "/work", "/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run", "/var/lock", "/opt/instructmix/runner", "/dev", "/"):
        try:
            os.makedirs("%s/left-%d/inner" % (folder, x))
            os.symlink("/etc/passwd", "%s/link-%d" % (folder, x))
        except OSError:
            pass
        try:
            with open("%s/file-%d" % (folder, x), "w") as file:
                file.write("left")
        except OSError:
            pass
    return x * x
