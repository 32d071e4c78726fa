# Is one line of a megabyte.
# expect: passed
# code: "f = lambda x: x * x; "
# repeat: 50000
