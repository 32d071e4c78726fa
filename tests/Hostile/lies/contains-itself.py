# Gives a list and a dict that contain themselves.
# expect: failed
def f(x):
    value = [4]
    value.append({"me": value})
    value.append(value)
    return value
