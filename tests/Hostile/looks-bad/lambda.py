# Is a lambda, decorated by hand with a cache.
# expect: passed
import functools

f = functools.lru_cache(maxsize=None)(lambda x: x * x)
