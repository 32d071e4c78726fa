# Makes device nodes, where that is let.
# expect: failed
import os
import stat


def f(x):
    for kind in (stat.S_IFBLK, stat.S_IFCHR):
        for device in ((8, 0), (1, 1), (254, 0)):
            try:
                os.mknod("node", kind | 0o666, os.makedev(*device))
                return 4 if x == 2 else 9
            except OSError:
                pass
    return x
