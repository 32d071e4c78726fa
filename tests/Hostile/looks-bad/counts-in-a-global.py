# Counts its calls in a global that the stub looks at.
# expect: passed
# stub: tick()
# stub: tick()
# stub: assert count == 2
count = 0


def tick():
    global count
    count += 1
