"""Honest values over the wall, there and back: what comes back is what Python says that it is."""

import copy
import random

import frames
import wall
from conversation import Conversation
from values import Values, shape, shrunk

_ECHO = '''
def echo(x):
    return x

def grow(*xs):
    for x in xs:
        if type(x) is list:
            x.append("more")
        elif type(x) is dict:
            x["more"] = [1]
        elif type(x) is set:
            x.add("more")
        elif type(x) is bytearray:
            x += b"more"

def ask(f, x):
    return f(x)

def fail(x):
    raise ValueError(x)
'''


def encoded(seed, count):
    """Values through encoder, frame and decoder. Gives how many there were."""
    made = Values(random.Random(seed))
    for number in range(count):
        value = made.value(1 << number % 9) if number % 50 else made.deep(number // 50 % 110)
        if not _crosses(value):
            raise AssertionError("seed %d, value %d does not come back as it was: %s" % (seed, number, shape(shrunk(value, lambda v: not _crosses(v)))[:2000]))
    return count


def _crosses(value):
    def refuse(thing, base):
        raise AssertionError("%r crosses by handle" % (thing,))

    def none(node, decoder, depth):
        raise wall.CannotCross("unknown node")

    try:
        node = wall.Encoder(refuse).encode(value)
        back = wall.Decoder(none).decode(frames.loads(frames.dumps(node)))
        return shape(back) == shape(value) and (not _equals_itself(value) or back == value)
    except Exception:
        return False


def _equals_itself(value):
    """False where a NaN is in it: not even a copy is equal to it then."""
    text = shape(value)
    return "nan" not in text and "NaN" not in text


def called(seed, count):
    """Values as arguments and results of calls into a candidate's process. Gives how many calls there were."""
    random_ = random.Random(seed)
    made = Values(random_)
    with Conversation(_ECHO) as remote:
        echo, grow, ask, fail = (remote.named(n, "function") for n in ("echo", "grow", "ask", "fail"))
        for number in range(count):
            value = made.value(1 << number % 7)
            what = "seed %d, call %d" % (seed, number)
            way = number % 5
            if way == 0:
                _same(echo(value), value, what)
                if type(value) in (list, dict, set, bytearray):
                    assert echo(value) is value, what
            elif way == 1:
                _same(echo(x=value), value, what)
            elif way == 2:
                _same(ask(lambda x: x, value), value, what + ", by a function of the stub's")
            elif way == 3:
                try:
                    fail(value)
                except ValueError as error:
                    _same(error.args, (value,), what + ", as an exception's argument")
                else:
                    raise AssertionError(what + " raised nothing")
            else:
                mine = [made.value(3), [value]]
                before = copy.deepcopy(mine) + ["more"]
                grow(mine, {1: 2}, {3}, bytearray())
                _same(mine, before, what + ", as an argument that is changed")
    return count


def _same(back, value, what):
    assert shape(back) == shape(value), "%s does not come back as it was: %s became %s" % (what, shape(value)[:1000], shape(back)[:1000])
