# Loops for ever while the module runs.
# expect: timeout
while True:
    pass
