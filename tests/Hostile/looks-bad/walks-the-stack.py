# Looks at frames, at the heap and at /proc, as debuggers do.
# expect: passed
import gc
import os
import sys
import traceback


def f(x):
    assert sys._getframe().f_code.co_name == "f"
    assert traceback.extract_stack()
    assert gc.get_objects()
    assert "Name" in open("/proc/self/status").read()
    assert os.listdir("/proc")
    return x * x
