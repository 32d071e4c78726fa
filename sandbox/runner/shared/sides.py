"""What the names in an assertion that does not hold stand for, as `x is 4`: the assertion's own text does not say it.

Part of every candidate's process, so it imports nothing that is not there already.
"""

_OPERATORS = (" == ", " != ", " <= ", " >= ", " is not ", " is ", " not in ", " in ", " < ", " > ")
_ATOMS = (int, float, complex, str, bytes, bool, type(None))
_PARTS = 100  # of a container that is shown
LONGEST = 200  # characters of a value that is shown


def named(text, frame):
    """What stands for the names on the two sides of the comparison in `assert x == y`, as `x is 4, y is 3`; empty where no side is a plain name with a
    plain value: what else there is may have a text of its own, or be the other side's."""
    told = []
    for name in _names(text):
        value = frame.f_locals.get(name, frame.f_globals.get(name, _NOTHING))
        if is_plain(value):
            told.append("%s is %s" % (name, shown(value)))
    return ", ".join(told)


def shown(value):
    """A value's text on one line, cut to what a line can hold."""
    try:
        text = " ".join(repr(value).split())
    except Exception:  # an int of more digits than Python shows, or a class of the page's own
        return "(its text cannot be shown)"
    return text if len(text) <= LONGEST else text[:LONGEST - 4] + " ..."


def is_plain(value, depth=3):
    """Whether a value is made of Python's own types alone, and not large."""
    kind = type(value)
    if kind in _ATOMS:
        return True
    if kind not in (list, tuple, set, frozenset, dict) or depth == 0 or len(value) > _PARTS:
        return False
    parts = [part for item in value.items() for part in item] if kind is dict else value
    return all(is_plain(part, depth - 1) for part in parts)


_NOTHING = object()


def _names(text):
    text = text[4:] if text.startswith(">>> ") else text
    if not text.startswith("assert "):
        return []
    at, sign = min(((text.find(sign), sign) for sign in _OPERATORS if sign in text), default=(0, ""), key=lambda found: (found[0], -len(found[1])))
    sides = [text[7:at], text[at + len(sign):].partition("#")[0].partition(",")[0]] if sign else []
    return [side.strip() for side in sides if side.strip().isidentifier() and side.strip() not in ("None", "True", "False")]
