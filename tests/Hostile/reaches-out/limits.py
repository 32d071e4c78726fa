# Raises the limits of itself and of others.
# expect: passed
import os
import resource

for attempt in (
    lambda: resource.setrlimit(resource.RLIMIT_NPROC, (10 ** 6,) * 2),
    lambda: resource.setrlimit(resource.RLIMIT_CPU, (3600, 3600)),
    lambda: resource.setrlimit(resource.RLIMIT_CORE, (1, 1)),
    lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 50,) * 2),
    lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (10 ** 6,) * 2),
    lambda: resource.prlimit(1, resource.RLIMIT_NOFILE, (1, 1)),
    lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1)),
):
    try:
        attempt()
    except (OSError, ValueError):
        continue
    raise SystemError("this works")


def f(x):
    return x * x
