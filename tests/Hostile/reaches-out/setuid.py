# Becomes root, another trial's user, or a member of root's group.
# expect: passed
import os

for attempt in (
    lambda: os.setuid(0),
    lambda: os.setgid(0),
    lambda: os.setresuid(0, 0, 0),
    lambda: os.seteuid(0),
    lambda: os.setgroups([0]),
    lambda: os.setresgid(0, 0, 0),
    lambda: os.setuid(os.getuid() + 1),
    lambda: os.chown("candidate.py", 0, 0),
    lambda: os.setreuid(-1, 0),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
