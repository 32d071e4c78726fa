# Empties the stub's list of cases through the argument that it was given.
# expect: failed
# stub: cases = [[2, 4], [3, 9]]
# stub: for case in cases:
# stub:     assert f(case) == case[1]
def f(case):
    wanted = case[1] if False else None
    case[:] = [0, 0]
    return wanted
