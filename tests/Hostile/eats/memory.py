# Allocates memory until there is none.
# expect: memory_limit
def f(x):
    kept = []
    while True:
        kept.append(bytearray(16 << 20))
