# Reads the kernel's memory, its log and its keys, all of which must be hidden or empty.
# expect: passed
for path in ("/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats", "/proc/kmsg", "/dev/mem", "/dev/kmem", "/dev/kmsg", "/dev/port"):
    try:
        with open(path, "rb") as file:
            if file.read(16):
                raise SystemError("this works")
    except OSError:
        pass


def f(x):
    return x * x
