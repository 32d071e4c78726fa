# Begins with a byte order mark.
# expect: passed
# code: "\ufeffdef f(x):\n    return x * x\n"
