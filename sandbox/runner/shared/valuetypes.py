"""The standard library's plain value types (Decimal, datetime, Counter ...) cross the wall as their parts. Takes values apart and makes them again.

Part of every candidate's process: it imports nothing that is not there already.
"""

import sys

_FACTORIES = (int, float, complex, bool, str, bytes, list, tuple, dict, set, frozenset)


def _zoned(parts):
    """Gives a function for the parts of a time. That gives None where the time's zone does not cross."""
    def checked(value):
        zone = value.tzinfo
        return parts(value) if zone is None or parts_of(zone, type(zone)) is not None else None

    return checked


def _default(value):
    """The parts of a defaultdict; None where its factory does not cross."""
    factory = value.default_factory
    return [None if factory is None else factory.__name__, dict(value)] if factory is None or factory in _FACTORIES else None


# Standard types that cross by value: dotted name -> (what it is made of, of which types that is).
# Looked up in sys.modules at run time, so that nothing is imported on a candidate's behalf.
_VALUE_TYPES = {
    ("decimal", "Decimal"): (lambda v: [str(v)], (str,)),
    ("fractions", "Fraction"): (lambda v: [v.numerator, v.denominator], (int, int)),
    ("datetime", "date"): (lambda v: [v.year, v.month, v.day], (int,) * 3),
    ("datetime", "timedelta"): (lambda v: [v.days, v.seconds, v.microseconds], (int,) * 3),
    ("datetime", "time"): (_zoned(lambda v: [v.hour, v.minute, v.second, v.microsecond, v.fold, v.tzinfo]), (int,) * 5 + (None,)),
    ("datetime", "datetime"): (_zoned(lambda v: [v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond, v.fold, v.tzinfo]),
                               (int,) * 8 + (None,)),
    ("datetime", "timezone"): (lambda v: list(v.__getinitargs__()), None),
    ("zoneinfo", "ZoneInfo"): (lambda v: None if v.key is None else [v.key], (str,)),
    ("collections", "Counter"): (lambda v: [dict(v)], (dict,)),
    ("collections", "OrderedDict"): (lambda v: [list(v.items())], (list,)),
    ("collections", "defaultdict"): (_default, (None, dict)),
    ("collections", "deque"): (lambda v: [list(v), v.maxlen], (list, None)),
    ("uuid", "UUID"): (lambda v: [str(v)], (str,)),
    ("pathlib", "PosixPath"): (lambda v: [str(v)], (str,)),
    ("pathlib", "PurePosixPath"): (lambda v: [str(v)], (str,)),
}
# What a dict shows of itself, and slices: their classes are in no module. Class -> (name, what it is made of).
_NAMELESS = {
    type({}.keys()): ("dict_keys", lambda v: [list(v)]),
    type({}.values()): ("dict_values", lambda v: [list(v)]),
    type({}.items()): ("dict_items", lambda v: [[list(i) for i in v]]),
    memoryview: ("memoryview", lambda v: [v.tobytes()] if v.format == "B" and v.ndim == 1 else None),
    slice: ("slice", lambda v: [v.start, v.stop, v.step]),
}
_NAMELESS_MADE = {
    "dict_keys": lambda keys: dict.fromkeys(keys).keys(),
    "dict_values": lambda values: dict(enumerate(values)).values(),
    "dict_items": lambda items: dict(items).items(),
    "memoryview": memoryview,
    "slice": slice,
}
_MODULES_OF = {"_decimal": "decimal", "_datetime": "datetime", "_collections": "collections", "pathlib._local": "pathlib"}


class CannotCross(Exception):
    """The value is not one of those that cross."""


def dotted_name(kind):
    """The dotted name of a standard value type; None for any other class, even one of that name."""
    module = type.__getattribute__(kind, "__module__")
    module = _MODULES_OF.get(module, module) if type(module) is str else None
    name = type.__getattribute__(kind, "__name__")
    return module + "." + name if (module, name) in _VALUE_TYPES and getattr(sys.modules.get(module), name, None) is kind else None


def parts_of(value, kind):
    """(type's name, parts) of a value of a standard type; None for any other."""
    if kind in _NAMELESS:
        parts = _NAMELESS[kind][1](value)
        return None if parts is None else (_NAMELESS[kind][0], parts)
    dotted = dotted_name(kind)
    if dotted is None:
        return None
    module, _, name = dotted.partition(".")
    parts = _VALUE_TYPES[module, name][0](value)
    return None if parts is None else (dotted, parts)


def standard_class(dotted):
    """A standard value type by its dotted name; imports its module."""
    module, _, name = dotted.rpartition(".")
    if (module, name) not in _VALUE_TYPES:
        raise CannotCross("unknown type %r" % (dotted,))
    return getattr(__import__(module), name)


def make_value(dotted, parts):
    """A standard value type made again from its parts; imports its module. Raises CannotCross for parts that no Encoder makes of it:
    a Fraction of a text, say, could have any number of digits."""
    if dotted in _NAMELESS_MADE:
        return _NAMELESS_MADE[dotted](*parts)
    kind = standard_class(dotted)
    module, name = dotted.split(".")
    types = _VALUE_TYPES[module, name][1]
    if types is not None and (len(parts) != len(types) or not all(kind is None or type(part) is kind for part, kind in zip(parts, types))):
        raise CannotCross("no parts of a %s" % dotted)
    if name in ("datetime", "time"):
        return kind(*parts[:-2], fold=parts[-2], tzinfo=parts[-1])
    if name == "defaultdict":
        return kind(None if parts[0] is None else {f.__name__: f for f in _FACTORIES}[parts[0]], parts[1])
    return kind(*parts)
