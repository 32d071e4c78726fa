# Opens what the kernel tells of others and of itself in /proc.
# expect: passed
import os

for attempt in (
    lambda: open("/proc/1/environ").read(),
    lambda: open("/proc/1/mem", "rb"),
    lambda: open("/proc/%d/mem" % os.getppid(), "rb"),
    lambda: os.listdir("/proc/1/fd"),
    lambda: os.listdir("/proc/1/root"),
    lambda: os.readlink("/proc/1/exe"),
    lambda: open("/proc/sysrq-trigger", "w"),
    lambda: open("/proc/sys/kernel/core_pattern", "w"),
    lambda: open("/proc/sys/kernel/hostname", "w"),
    lambda: open("/proc/sys/vm/overcommit_memory", "w"),
    lambda: open("/proc/1/oom_score_adj", "w"),
    lambda: open("/proc/1/attr/current", "w", 1).write("unconfined\n"),
    lambda: open("/proc/1/coredump_filter", "w"),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
