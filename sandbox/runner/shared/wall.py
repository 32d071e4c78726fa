"""Values over the wall between a candidate's process and its judge: a closed encoding, never pickle.

Exact built-in types cross by value, with the standard library's plain value types (Decimal, Fraction, datetime,
Counter, deque ...). Everything else crosses as a handle: a number that stands for the object, which stays where it is.

    null, bool, int, float, str, list        as in JSON
    {"i": hex}                               an int of 13,000 bits (3,914 digits) or more
    {"u": hex}                               a str with lone surrogates, of which JSON would make pairs: its UTF-8, as if they were characters
    {"t": [...]} {"s": [...]} {"z": [...]}   tuple, set, frozenset
    {"d": [[key, value], ...]}               dict, in order
    {"b": hex} {"B": hex}                    bytes, bytearray
    {"c": [re, im]} {"r": [a, b, c]}         complex, range
    {"e": name}                              Ellipsis, NotImplemented, a class of plain values, a built-in exception; a standard value type itself, by its dotted name
    {"v": [type, payload]}                   a standard value type by its dotted name
    {"a": n}                                 the very object that was passed as argument n
    {"h": n, "of": class, "is": base, "v"}   an object by handle; "v" is its value where it extends a built-in type
    {"k": n, "name": ..., "base": [...]}     a class of the candidate by handle
    {"f": n}                                 a callable of the judge's, to be called back
    {"o": class}                             a value of the judge's that is not shown, see hidden.py; its class by dotted name

Bounds: MAX_DEPTH levels and MAX_NODES values; what exceeds them crosses by handle.
Like frames.py this is part of every candidate's process and imports nothing that it does not already have.
"""

import builtins
import sys

MAX_DEPTH = 120
MAX_NODES = 1000000
# The parts of the innermost value may be containers of their own.
_MAX_DECODED = MAX_DEPTH + 2
MAX_TEXT = 8 * 1024 * 1024

_FACTORIES = (int, float, complex, bool, str, bytes, list, tuple, dict, set, frozenset)


def _zoned(parts):
    """The parts of a time, unless its zone is none of those that cross."""
    def parts_of(value):
        zone = value.tzinfo
        return parts(value) if zone is None or _value_parts(zone, type(zone)) is not None else None

    return parts_of


def _default(value):
    """The parts of a defaultdict, unless what it makes is of a class that stays where it is."""
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
    ("datetime", "datetime"): (_zoned(lambda v: [v.year, v.month, v.day, v.hour, v.minute, v.second, v.microsecond, v.fold, v.tzinfo]), (int,) * 8 + (None,)),
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
_BASES = (bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)
# What is made by its elements' hashes, how many are enough for that to take long, and from where on the hash of an int is not its own.
_HASHED, _MANY, _LARGE = frozenset("dsz"), 100, (1 << 61) - 1
_SIMPLE = frozenset((int, str, bool, type(None), float))
# What there is but one of, and the same one on both sides: the classes of plain values and the exceptions. By identity, as a class may be equal to any.
_SINGLE = {c.__name__: c for c in (*_BASES, object, type, range, type(None), *(v for v in vars(builtins).values() if isinstance(v, type) and issubclass(v, BaseException)))}
_SINGLE.update(Ellipsis=Ellipsis, NotImplemented=NotImplemented)
_NAMES_OF_SINGLE = {id(value): name for name, value in _SINGLE.items()}


class CannotCross(Exception):
    """The value is not one of those that cross."""


class Encoder:
    """Encodes values; `handle` is called for objects that stay where they are and gives their encoding."""

    def __init__(self, handle):
        self._handle = handle
        self._nodes = 0
        self._text = 0

    @property
    def size(self):
        """How many values and characters the last encoding has, as far as they were counted."""
        return self._nodes + self._text

    def encode(self, value, aliases=None):
        """The encoding of a value; `aliases` maps id -> argument number, for what was passed in and comes back."""
        self._nodes = 0
        self._text = 0
        if aliases:
            position = aliases.get(id(value))
            if position is not None:
                return {"a": position}
        try:
            return self._encode(value, 0)
        except (CannotCross, RecursionError):
            # Too deep or too large as a whole: the outermost object crosses by handle instead.
            return self._handle(value, None)

    def _encode(self, value, depth):
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return value if value.bit_length() < 13000 else {"i": hex(value)}
        if kind is str:
            self._count_text(len(value))
            return value if value.isascii() else _without_lone_surrogates(value)
        if depth > MAX_DEPTH:
            raise CannotCross("deeper than %d levels" % MAX_DEPTH)
        if kind is list:
            return self._items(value, depth)
        if kind is tuple:
            return {"t": self._items(value, depth)}
        if kind is dict:
            self._count(2 * len(value))
            return {"d": [[self._encode(k, depth + 1), self._encode(v, depth + 1)] for k, v in list(value.items())]}
        if kind is set:
            return {"s": self._items(value, depth)}
        if kind is frozenset:
            return {"z": self._items(value, depth)}
        if kind is bytes or kind is bytearray:
            self._count_text(2 * len(value))
            return {"b" if kind is bytes else "B": value.hex()}
        if kind is complex:
            return {"c": [value.real, value.imag]}
        if kind is range:
            return {"r": [self._encode(n, depth + 1) for n in (value.start, value.stop, value.step)]}
        if id(value) in _NAMES_OF_SINGLE:
            return {"e": _NAMES_OF_SINGLE[id(value)]}
        if type.__subclasscheck__(type, kind):
            dotted = _dotted(value)
            return self._handle(value, None) if dotted is None else {"e": dotted}
        parts = _value_parts(value, kind)
        if parts is not None:
            return {"v": [parts[0], [self._encode(p, depth + 1) for p in parts[1]]]}
        return self._handle(value, self._base_value(value, kind, depth))

    def _base_value(self, value, kind, depth):
        """[base name, plain value] of an object that extends a built-in type; None for any other."""
        for base in _BASES:
            if base is not bool and type.__subclasscheck__(base, kind):
                return [base.__name__, self._encode(plain(base, value), depth + 1)]
        return None

    def _items(self, values, depth):
        self._count(len(values))
        copy = list(values)
        for value in copy:
            kind = type(value)
            if kind not in _SIMPLE or kind is int and value.bit_length() >= 13000 or kind is str and not value.isascii():
                return [self._encode(v, depth + 1) for v in copy]
            if kind is str:
                self._count_text(len(value))
        return copy

    def _count(self, nodes):
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise CannotCross("more than %d values" % MAX_NODES)

    def _count_text(self, size):
        self._text += size
        if self._text > MAX_TEXT:
            raise CannotCross("more than %d characters" % MAX_TEXT)


def _without_lone_surrogates(text):
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        return {"u": text.encode("utf-8", "surrogatepass").hex()}


class Opaque:
    """A value of the judge's that stays where it is. It has the class of that value to isinstance(), and can be compared; the judge answers,
    None where what it is compared with has to say."""

    __slots__ = ("_kind", "_ask")

    def __init__(self, kind, ask):
        self._kind = kind
        self._ask = ask

    __class__ = property(lambda self: self._kind)

    def __bool__(self):
        raise TypeError("a value that is compared with an object may not be looked at")


def _compared(operation):
    def method(self, other):
        answer = self._ask(operation, other)
        return NotImplemented if answer is None else answer

    return method


for _operation in ("eq", "lt", "le", "gt", "ge"):
    setattr(Opaque, "__%s__" % _operation, _compared(_operation))
Opaque.__hash__ = None


def plain(base, value):
    """The built-in value inside an object of a derived class, past any method that the class redefines."""
    if base in (int, float, complex, str):
        return base.__new__(base, base.__getnewargs__(value)[0]) if base is not complex else complex(*complex.__getnewargs__(value))
    if base is dict:
        return dict(dict.items(value))
    if base in (bytes, bytearray):
        return base(base.__getitem__(value, slice(None)))
    return base(base.__iter__(value))


def _dotted(kind):
    """The dotted name of a standard value type; None for any other class, though it bear the name of one."""
    module = type.__getattribute__(kind, "__module__")
    module = _MODULES_OF.get(module, module) if type(module) is str else None
    name = type.__getattribute__(kind, "__name__")
    return module + "." + name if (module, name) in _VALUE_TYPES and getattr(sys.modules.get(module), name, None) is kind else None


def _value_parts(value, kind):
    if kind in _NAMELESS:
        parts = _NAMELESS[kind][1](value)
        return None if parts is None else (_NAMELESS[kind][0], parts)
    dotted = _dotted(kind)
    if dotted is None:
        return None
    module, _, name = dotted.partition(".")
    parts = _VALUE_TYPES[module, name][0](value)
    return None if parts is None else (dotted, parts)


class Decoder:
    """Decodes what an Encoder made. `made` gives the object for {"h"}, {"k"}, {"f"} and {"a"} nodes.

    `refuse_heavy`, where set, is called for values that are small here and may be huge in what is made of them: a range as a list."""

    def __init__(self, made):
        self._made = made
        self.refuse_heavy = None

    def decode(self, node, depth=0):
        """The value. Raises CannotCross for anything that no Encoder makes."""
        kind = type(node)
        if kind is list:
            for item in node:
                if type(item) not in _SIMPLE:
                    return self._list(node, depth)
            return node
        if kind is not dict:
            return node
        if depth > _MAX_DECODED:
            raise CannotCross("too deep")
        try:
            return self._tagged(node, depth)
        except CannotCross:
            raise
        except (TypeError, ValueError, KeyError, IndexError, ArithmeticError, AttributeError, RecursionError) as error:
            raise CannotCross("malformed value: %s" % error) from None

    def _list(self, nodes, depth):
        if depth > _MAX_DECODED or type(nodes) is not list:
            raise CannotCross("too deep, or no list")
        return [self.decode(n, depth + 1) for n in nodes]

    def _tagged(self, node, depth):
        if len(node) == 1:
            (tag, body), = node.items()
            if self.refuse_heavy is not None and (tag in ("r", "i") or tag == "v" and body[0] in ("decimal.Decimal", "fractions.Fraction")):
                self.refuse_heavy()
            if self.refuse_heavy is not None and tag in _HASHED and len(body) > _MANY and not all(map(_is_spread, body)):
                self.refuse_heavy()
            if tag == "t":
                return tuple(self._list(body, depth))
            if tag == "d":
                return {self.decode(k, depth + 1): self.decode(v, depth + 1) for k, v in body}
            # Through a dict: that gives the set the table, and so the order, that a literal of the same elements has.
            if tag == "s":
                return set(dict.fromkeys(self._list(body, depth)))
            if tag == "z":
                return frozenset(dict.fromkeys(self._list(body, depth)))
            if tag == "b":
                return bytes.fromhex(body)
            if tag == "B":
                return bytearray.fromhex(body)
            if tag == "i":
                return int(body, 16)
            if tag == "u":
                return bytes.fromhex(body).decode("utf-8", "surrogatepass")
            if tag == "c":
                return complex(*body)
            if tag == "r":
                return range(*self._list(body, depth))
            if tag == "e":
                return _SINGLE[body] if body in _SINGLE else standard_class(body)
            if tag == "v":
                return make_value(body[0], self._list(body[1], depth))
            if tag == "o":
                # The judge's first callable compares what it does not show.
                module, _, name = body.rpartition(".")
                return Opaque(getattr(sys.modules.get(module), name, object), self._made({"f": 0}, self, depth))
        return self._made(node, self, depth)


def _is_spread(key):
    """Whether a key's hash cannot be chosen: to make a table of many keys with the same takes for ever."""
    key = key[0] if type(key) is list else key
    return type(key) is str or type(key) is int and -_LARGE < key < _LARGE


def standard_class(dotted):
    """A standard value type by its dotted name; imports its module."""
    module, _, name = dotted.rpartition(".")
    if (module, name) not in _VALUE_TYPES:
        raise CannotCross("unknown type %r" % (dotted,))
    return getattr(__import__(module), name)


def make_value(dotted, parts):
    """A standard value type made again from its parts; imports its module. Raises CannotCross for parts that no Encoder makes of it:
    a Fraction of a text, say, is a number of as many digits as the text has the nerve to ask for."""
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
