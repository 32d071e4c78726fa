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

from opaque import Opaque
from valuetypes import CannotCross, dotted_name, make_value, parts_of, standard_class

MAX_DEPTH = 120
MAX_NODES = 1000000
# The parts of the innermost value may be containers of their own.
_MAX_DECODED = MAX_DEPTH + 2
MAX_TEXT = 8 * 1024 * 1024

_BASES = (bool, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)
# What is made by its elements' hashes, how many are enough for that to take long, and from where on the hash of an int is not its own.
_HASHED, _MANY, _LARGE = frozenset("dsz"), 100, (1 << 61) - 1
_SIMPLE = frozenset((int, str, bool, type(None), float))
# What there is but one of, and the same one on both sides: the classes of plain values and the exceptions. By identity, as a class may be equal to any.
_SINGLE = {c.__name__: c
           for c in (*_BASES, object, type, range, type(None),
                     *(v for v in vars(builtins).values() if isinstance(v, type) and issubclass(v, BaseException)))}
_SINGLE.update(Ellipsis=Ellipsis, NotImplemented=NotImplemented)
_NAMES_OF_SINGLE = {id(value): name for name, value in _SINGLE.items()}


class Encoder:
    """Encodes values. `handle` gives the encoding of an object that stays where it is."""

    def __init__(self, handle):
        self._handle = handle
        self._nodes = 0
        self._text = 0

    @property
    def size(self):
        """How many values and characters the last encoding has; plain ones outside of containers are not counted."""
        return self._nodes + self._text

    def encode(self, value, aliases=None):
        """The encoding of a value. `aliases`, {id: argument's number}: for an argument that comes back as itself."""
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
            dotted = dotted_name(value)
            return self._handle(value, None) if dotted is None else {"e": dotted}
        parts = parts_of(value, kind)
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


def plain(base, value):
    """The built-in value inside an object of a derived class, past any method that the class redefines."""
    if base in (int, float, complex, str):
        return base.__new__(base, base.__getnewargs__(value)[0]) if base is not complex else complex(*complex.__getnewargs__(value))
    if base is dict:
        return dict(dict.items(value))
    if base in (bytes, bytearray):
        return base(base.__getitem__(value, slice(None)))
    return base(base.__iter__(value))


class Decoder:
    """Decodes what an Encoder made. `made` gives the object for {"h"}, {"k"}, {"f"} and {"a"} nodes.

    `refuse_heavy`, where set, is called for small encodings of values that may become huge: a range that is made a list."""

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
    """Whether a candidate cannot choose the key's hash. A table of many keys with the same hash takes too long to make."""
    key = key[0] if type(key) is list else key
    return type(key) is str or type(key) is int and -_LARGE < key < _LARGE
