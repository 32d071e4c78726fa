# Searches its whole memory for the text of the stub.
# expect: failed
import re


def f(x):
    needle = b"assert f(%d) == " % x
    needle = needle[:6] + b" " + needle[7:]
    try:
        with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
            for line in maps:
                start, end = (int(n, 16) for n in line.split()[0].split("-"))
                if "rw" in line and end - start < 1 << 26:
                    memory.seek(start)
                    for found in re.finditer(re.escape(needle) + rb"(\d+)", memory.read(end - start)):
                        return int(found[1])
    except (OSError, ValueError, OverflowError):
        pass
    return x
