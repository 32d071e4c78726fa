# Gives a text that a stub's own formatting makes a gigabyte of.
# expect: memory_limit
# stub: assert f(2) % 4 == "4"
def f(x):
    return "%2000000000d"
