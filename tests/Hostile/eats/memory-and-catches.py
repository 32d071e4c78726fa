# Allocates memory until there is none, and catches MemoryError to try again.
# expect: memory_limit
kept = []
while True:
    try:
        kept.append(b"x" * (8 << 20))
    except MemoryError:
        pass
