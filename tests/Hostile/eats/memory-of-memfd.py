# Fills files in memory that have no name.
# expect: memory_limit
import os

kept = []
while True:
    fd = os.memfd_create("eats")
    kept.append(fd)
    for _ in range(16):
        os.write(fd, b"x" * (1 << 20))
    if len(kept) > 64:
        raise OSError("the limit of memory does not hold")
