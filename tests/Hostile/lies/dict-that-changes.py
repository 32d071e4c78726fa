# Gives a dict of a class of its own with another value each time that it is looked into.
# expect: failed
# stub: value = f(2)
# stub: assert value != {"a": 1}
# stub: assert value == {"a": 3} or value == {"a": 4}
import sys


class Changing(dict):
    pass


VALUE = Changing(a=0)
ASKED = [0]


def look(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "plain":
        ASKED[0] += 1
        VALUE["a"] = ASKED[0]


def f(x):
    sys.setprofile(look)
    return VALUE
