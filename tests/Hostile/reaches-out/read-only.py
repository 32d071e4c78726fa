# Writes to every folder that is no place for its files.
# expect: passed
import os

for folder, names, files in os.walk("/"):
    names[:] = [n for n in names if os.path.join(folder, n) not in ("/proc", "/sys", "/work", "/tmp", "/dev/shm", "/dev/mqueue", "/dev/pts")]
    if folder.count("/") > 3:
        names.clear()
    try:
        os.close(os.open(os.path.join(folder, "written"), os.O_CREAT | os.O_WRONLY))
    except OSError:
        continue
    raise SystemError("this works: " + folder)


def f(x):
    return x * x
