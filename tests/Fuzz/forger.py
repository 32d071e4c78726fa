"""A candidate that lies on the wall, with each seed in another way. What it would say honestly is wrong; what the stub wants it cannot know."""

import json
import os
import posix
import random

_random = random.Random(SEED)  # noqa: F821 - the test puts a number here
_write = posix.write
_SCALARS = (None, True, 0, -1, 1 << 70, 0.5, float("nan"), "", "x", "\ud800", [], {}, [[]], {"t": [1]}, {"h": 0}, {"a": 0}, {"f": 0}, {"k": 1, "name": "int", "base": []},
            {"h": 1, "of": "str", "class": 2, "base": "str", "v": "x"}, {"h": 1, "of": "x", "class": 2}, {"v": ["fractions.Fraction", ["1e999999999"]]}, {"i": "0x" + "f" * 9999})
_NAMES = ("n", "v", "x", "m", "out", "q", "a", "k", "names", "nodes")
# The module's own answer comes first, then those to calls.
_when = _random.choice((0, 1, 2, 2, 2, 3))
_said = 0


def _framed(data):
    return len(data).to_bytes(4, "big") + data


def _message():
    serial = _random.choice((1, 2, 2, 3, _said, "2", None))
    told = {"type": _random.choice(("ValueError", "SystemExit", "AssertionError", "x", 3)), "message": _random.choice(("m", None)), "line": _random.choice((1, -1, "1"))}
    message = _random.choice(({"n": serial, "v": _random.choice(_SCALARS)}, {"n": serial, "x": told}, {"q": _random.choice((0, 1, "x")), "a": [1], "k": {}}, _random.choice(_SCALARS)))
    if type(message) is dict:
        for name in _random.sample(_NAMES, _random.choice((0, 0, 1, 2))):
            message[name] = _random.choice(_SCALARS)
    return _framed(json.dumps(message).encode())


def _changed(data):
    data = bytearray(data)
    for _ in range(_random.randrange(1, 4)):
        position = _random.randrange(len(data))
        data[position:position + _random.randrange(3)] = bytes(_random.choice(b"[]{}\",:0123456789eE-.ntf\x00\xff") for _ in range(_random.randrange(3)))
    return bytes(data)


def _forged(data):
    way = _random.randrange(9)
    if way < 3:
        return _message()
    if way == 3:
        return b"".join(_message() for _ in range(_random.randrange(2, 20)))
    if way == 4:
        return data + _message() + data
    if way == 5:
        return _framed(_changed(data[4:]))
    if way == 6:
        return _changed(data)
    if way == 7:
        return _framed(_random.choice((b"[", b"{\"t\":", b"\"", b"1")) * _random.choice((1, 1000, 500000)))
    return data[:_random.randrange(len(data))]


def _lying_write(fd, data):
    global _said
    if fd != 4:
        return _write(fd, data)
    _said += 1
    if _said - 1 != _when:
        return _write(fd, data)
    forged = _forged(data)
    while forged:
        forged = forged[_write(4, forged):]
    # What was torn is not waited for.
    if _random.random() < 0.9:
        os._exit(0)
    return len(data)


posix.write = _lying_write


def f(x):
    """
    >>> f(1)
    3
    """
    return x(1) if callable(x) else x
