# Looks for a folder of the host among its mounts.
# expect: passed
with open("/proc/self/mountinfo") as file:
    for line in file:
        left, right = line.split(" - ")
        kind, source = right.split()[:2]
        place, options = left.split()[4:6]
        if kind in ("ext4", "xfs", "btrfs", "9p", "virtiofs", "nfs") and place not in ("/", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf"):
            raise SystemError("a folder of the host is at " + place)
        if "rw" in options.split(",") and kind in ("ext4", "xfs", "btrfs", "overlay"):
            import os

            if os.access(place, os.W_OK):
                raise SystemError("it may write to " + place)


def f(x):
    return x * x
