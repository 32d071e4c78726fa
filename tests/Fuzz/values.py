"""Random values of every type that crosses the wall by value, and whether two of them are the same to Python."""

import datetime
import decimal
import fractions
import pathlib
import uuid
from collections import Counter, OrderedDict, defaultdict, deque

_TEXTS = ("", "a", "\0", "é", "\u2028", "\U0001f600", "\ud800", "\udfff", "\ud83d\ude00", "\"\\\n", "NaN", "x" * 300)
_FLOATS = (0.0, -0.0, 1.0, -1.5, 1e-320, 1e308, float("inf"), float("-inf"), float("nan"), 0.1 + 0.2)
_DECIMALS = ("0", "-0", "1.10", "1E+3", "NaN", "-sNaN12", "Infinity", "-Infinity", "0E-9", "123456789012345678901234567890.5")
_FACTORIES = (None, int, list, dict, set, str, float, bool, tuple)


class Values:
    """Makes values; the same `random` gives the same ones."""

    def __init__(self, random):
        self._random = random
        self._atoms = (
            lambda: None, lambda: random.random() < 0.5, self._int, self._int, lambda: random.choice(_FLOATS), random.random,
            lambda: complex(random.choice(_FLOATS), random.choice(_FLOATS)), self.text, self.text, lambda: self.text().encode("utf-8", "surrogatepass"),
            lambda: range(self._small(), self._small(), random.choice((1, -1, 7))), lambda: Ellipsis, lambda: NotImplemented, lambda: random.choice((int, list, object, type(None), KeyError)),
            lambda: decimal.Decimal(random.choice(_DECIMALS)), lambda: fractions.Fraction(self._int(), abs(self._int()) + 1), self._delta,
            self._date, self._time, self._moment, self._zone, lambda: uuid.UUID(int=random.getrandbits(128)),
            lambda: pathlib.PosixPath(self._name()), lambda: pathlib.PurePosixPath("/", self._name(), self._name()),
        )

    def value(self, size):
        """A value of about `size` values in all."""
        random = self._random
        if size <= 1 or random.random() < 0.1:
            return random.choice(self._atoms)() if random.random() < 0.95 else bytearray(self.text().encode("utf-8", "surrogatepass"))
        kind = random.randrange(10)
        if kind < 3:
            return self._several(size)
        if kind == 3:
            return tuple(self._several(size))
        if kind == 4:
            return {self.key(3): v for v in self._several(size)}
        if kind == 5:
            return set(self._keys(size))
        if kind == 6:
            return frozenset(self._keys(size))
        if kind == 7:
            return deque(self._several(size), random.choice((None, 0, 2, 99)))
        if kind == 8:
            return defaultdict(random.choice(_FACTORIES), {self.key(3): v for v in self._several(size)})
        return random.choice((Counter, OrderedDict))({self.key(3): v for v in self._several(size)})

    def key(self, size):
        """A value that can be a key."""
        while True:
            if size > 1 and self._random.random() < 0.3:
                value = self._random.choice((tuple, frozenset))(self._keys(size))
            else:
                value = self._random.choice(self._atoms)()
            try:
                hash(value)
                return value
            except TypeError:  # a signalling NaN
                pass

    def text(self):
        """A text, odd ones among them."""
        return "".join(self._random.choice(_TEXTS) for _ in range(self._random.randrange(4)))

    def deep(self, levels):
        """A value of so many levels."""
        value = self._random.choice(self._atoms)()
        for _ in range(levels):
            kind = self._random.randrange(3)
            value = [value] if kind == 0 else (value,) if kind == 1 else {self.key(1): value}
        return value

    def _several(self, size):
        count = self._random.randrange(1, min(size, 12) + 1)
        return [self.value(size // count) for _ in range(count)]

    def _keys(self, size):
        return [self.key(size // 3) for _ in range(self._random.randrange(min(size, 8) + 1))]

    def _small(self):
        return self._random.randrange(-1000, 1000)

    def _int(self):
        bits = self._random.choice((1, 8, 31, 53, 64, 200, 12999, 13000, 13001, 20000))
        return self._random.choice((1, -1)) * self._random.getrandbits(bits)

    def _name(self):
        return self._random.choice(("a", "b c", "é", "..", ".", "x.py"))

    def _delta(self):
        return datetime.timedelta(self._small(), self._small(), self._small())

    def _zone(self):
        offset = datetime.timedelta(minutes=self._random.randrange(-1439, 1440), microseconds=self._random.choice((0, 0, 1)))
        return self._random.choice((datetime.timezone.utc, datetime.timezone(offset), datetime.timezone(offset, self._name())))

    def _date(self):
        return datetime.date.fromordinal(self._random.randrange(1, datetime.date.max.toordinal()))

    def _time(self):
        r = self._random
        return datetime.time(r.randrange(24), r.randrange(60), r.randrange(60), r.randrange(1000000), r.choice((None, self._zone())), fold=r.randrange(2))

    def _moment(self):
        return datetime.datetime.combine(self._date(), self._time())


def shape(value):
    """What a value is to Python, types, order, signs of zeros and NaN included: equal for values that are the same, and only for those."""
    kind = type(value)
    name = kind.__module__ + "." + kind.__qualname__
    if kind is int:
        return hex(value)
    if kind is float:
        return repr(value)
    if kind is complex:
        return "complex(%r, %r)" % (value.real, value.imag)
    if kind in (list, tuple):
        return "%s[%s]" % (name, ", ".join(map(shape, value)))
    if kind is deque:
        return "%s(%s)[%s]" % (name, value.maxlen, ", ".join(map(shape, value)))
    if kind in (set, frozenset):
        return "%s{%s}" % (name, ", ".join(sorted(map(shape, value))))
    if kind in (dict, Counter, OrderedDict, defaultdict):
        factory = getattr(value, "default_factory", None)
        return "%s(%s){%s}" % (name, getattr(factory, "__name__", factory), ", ".join("%s: %s" % (shape(k), shape(v)) for k, v in value.items()))
    if kind is fractions.Fraction:
        return "Fraction(%s, %s)" % (shape(value.numerator), shape(value.denominator))
    return "%s:%r" % (name, value)


def smaller(value):
    """Values that are part of this one, or this one with a part left out, for the search of the smallest that fails."""
    kind = type(value)
    if kind in (list, tuple, set, frozenset, deque):
        items = list(value)
        yield from items
        for position in range(len(items)):
            yield kind(items[:position] + items[position + 1:])
    elif kind in (dict, Counter, OrderedDict, defaultdict):
        items = list(value.items())
        for pair in items:
            yield from pair
        for position in range(len(items)):
            rest = items[:position] + items[position + 1:]
            yield kind(value.default_factory, rest) if kind is defaultdict else kind(dict(rest))
    elif kind in (str, bytes, bytearray) and len(value) > 1:
        yield value[:len(value) // 2]
        yield value[len(value) // 2:]


def shrunk(value, fails):
    """The smallest part of a failing value that is found to fail still."""
    for _ in range(1000):
        value_of_less = next((v for v in smaller(value) if fails(v)), None)
        if value_of_less is None:
            return value
        value = value_of_less
    return value
