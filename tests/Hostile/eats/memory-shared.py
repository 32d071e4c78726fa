# Fills an anonymous shared mapping, which is no process's own.
# expect: memory_limit
import mmap

kept = []
while True:
    kept.append(mmap.mmap(-1, 16 << 20))
    kept[-1].write(b"x" * (16 << 20))
