# Is one line of half a megabyte.
# expect: passed
# code: "f = lambda x: x * x; "
# repeat: 25000
