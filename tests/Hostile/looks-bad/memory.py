# Uses 200 MB, which is within its limits.
# expect: passed
def f(x):
    room = bytearray(200 << 20)
    room[::4096] = b"x" * len(room[::4096])
    return x * x
