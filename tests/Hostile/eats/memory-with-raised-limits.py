# Raises every limit to infinity before it allocates.
# expect: memory_limit
import resource

for name in dir(resource):
    if name.startswith("RLIMIT_"):
        for limits in ((resource.RLIM_INFINITY,) * 2, (resource.getrlimit(getattr(resource, name))[1],) * 2):
            try:
                resource.setrlimit(getattr(resource, name), limits)
            except (OSError, ValueError):
                pass
kept = []
while True:
    kept.append(b"x" * (8 << 20))
