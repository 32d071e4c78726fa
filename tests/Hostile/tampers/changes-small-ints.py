# Changes the value of the int 4 in its memory to 2.
# expect: timeout
import ctypes


def f(x):
    if x == 2:
        ctypes.c_int32.from_address(id(4) + 24).value = 2
    return x
