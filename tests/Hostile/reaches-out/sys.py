# Writes to /sys: the limits of its own control groups, devices and events.
# expect: passed
import os

for folder, names, files in os.walk("/sys/fs/cgroup"):
    for name in files:
        try:
            os.close(os.open(os.path.join(folder, name), os.O_WRONLY))
        except OSError:
            continue
        raise SystemError("this works")
for path in ("/sys/power/state", "/sys/kernel/uevent_helper", "/sys/kernel/mm/transparent_hugepage/enabled", "/sys/fs/cgroup/release_agent"):
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        continue
    raise SystemError("this works")
try:
    os.mkdir("/sys/fs/cgroup/own")
except OSError:
    pass
else:
    raise SystemError("this works")


def f(x):
    return x * x
