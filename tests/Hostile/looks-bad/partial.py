# Is a partial of a builtin.
# expect: passed
from functools import partial

f = partial(pow, exp=2)
