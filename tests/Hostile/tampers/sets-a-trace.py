# Traces every call and changes what local variables hold.
# expect: error
import ctypes
import sys


def trace(frame, event, argument):
    for name in ("expected", "answer", "value"):
        if name in frame.f_locals:
            frame.f_locals[name] = 4
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
    return trace


def f(x):
    sys.settrace(trace)
    sys.setprofile(lambda *arguments: None)
    return x
