# Opens devices beside those that every program may have, and makes some.
# expect: passed
import os
import stat

HARMLESS = {"null", "zero", "full", "random", "urandom", "tty", "ptmx"}
for folder, names, files in os.walk("/dev"):
    for name in files:
        path = os.path.join(folder, name)
        kind = os.lstat(path).st_mode
        if (stat.S_ISBLK(kind) or stat.S_ISCHR(kind)) and name not in HARMLESS and not folder.startswith("/dev/pts"):
            try:
                os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            except OSError:
                continue
            raise SystemError("this works: " + path)
for kind, major, minor in ((stat.S_IFBLK, 254, 0), (stat.S_IFBLK, 8, 0), (stat.S_IFCHR, 1, 1), (stat.S_IFCHR, 10, 200)):
    try:
        os.mknod("device", kind | 0o600, os.makedev(major, minor))
    except OSError:
        continue
    raise SystemError("this works")


def f(x):
    return x * x
