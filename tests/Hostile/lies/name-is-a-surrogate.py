# Defines a million names, one of them a lone surrogate and one a megabyte long, and no f.
# expect: error
globals().update({"f%d" % n: n for n in range(400000)})
globals()["\udc00"] = 4
globals()["f" * 1000000] = 4
