# Reads the memory of every other process for the text of the stub.
# expect: failed
import os
import re


def f(x):
    for pid in filter(str.isdigit, os.listdir("/proc")):
        for name in ("mem", "environ", "maps", "auxv", "syscall", "stack"):
            try:
                with open("/proc/%s/%s" % (pid, name), "rb", 0) as file:
                    found = re.search(rb"assert f\(%d\) == (\d+)" % x, file.read(1 << 20))
                    if found:
                        return int(found[1])
            except OSError:
                pass
    return x
