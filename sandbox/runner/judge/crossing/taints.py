"""Marks objects that an operator of the candidate's made from a plain value. Such an object never counts as a plain value.

`f(2) - 4` tells f's object what is expected of it, which can then answer 0 to any `abs(f(2) - 4) < 1e-6`. So what comes of it is marked. It
has no order, no equality and no truth with plain values and is no number, and neither is what is reckoned from it. It may still
be compared with other objects of the candidate's, shown, and asked for what plain values do not have: a stub that asks for `.cents` tests a class.
"""

import datetime
import re
from typing import Any, Dict, FrozenSet, Iterable

from proxies import Proxy, is_candidates

# Operators that tell one operand of the other. A power is none: no test holds a result against what it expects by one, and `2 ** Rational(1, 2)` tests the class.
_TELLING = frozenset("""add sub mul truediv floordiv mod matmul and_ or_ xor lshift rshift divmod
iadd isub imul itruediv ifloordiv imod iand ior ixor imatmul ilshift irshift""".split())
_NUMBERS = frozenset((int, float, bool))
_OF_NUMBERS = frozenset(n for kind in (int, float) for n in dir(kind) if callable(getattr(kind, n)))
_TIMES = (datetime.date, datetime.time, datetime.timedelta)
_READS_AS_TIME = re.compile(r"-?(\d+ days?, )?\d+:\d\d:\d\d(\.\d+)?$")
_READS_AS_PLAIN = re.compile(r"(None|True|False|\[\]|\(\)|\{\}|''|\"\"|(set|frozenset|Counter|deque)\((\[\])?\)|(Decimal|Fraction|datetime\.\w+)\(.*\))?$")


class Taints:
    """The marked objects of one conversation, each with the attributes that a plain value in its place would have."""

    def __init__(self, remote, number_of) -> None:
        self._remote = remote
        self._number_of = number_of
        self._names: Dict[int, FrozenSet[str]] = {}
        self._methods: Dict[int, FrozenSet[str]] = {}

    def of(self, thing: Any) -> FrozenSet[str]:
        """The attributes that a plain value in the place of a marked object would have; empty for an object that is not marked."""
        return self._names.get(self._number_of(thing), frozenset()) if self._names else frozenset()

    def is_marked(self, thing: Any) -> bool:
        """Whether an object was reckoned from a plain value."""
        return bool(self._names) and self._number_of(thing) in self._names

    def reckoned(self, operation: str, operands: Iterable[Any], value: Any) -> Any:
        """The result of an operator of the candidate's. Marks it where an operand was plain or marked; raises Refused where it is a plain value then."""
        plain = [o for o in operands if not is_candidates(o)] if operation in _TELLING else ()
        if operation == "add":
            plain = [o for o in plain if type(o) is not int or o != 0]  # where sum() begins, which is known to all
        marked = [o for o in operands if self.is_marked(o)]
        if not plain and not marked:
            return value
        names = frozenset().union(*map(_names_of, plain), *map(self.of, marked))
        self._mark(operation, value, names)
        return value

    def _mark(self, operation: str, value: Any, names: FrozenSet[str]) -> None:
        if isinstance(value, Proxy):
            number = self._number_of(value)
            self._names[number] = names | self._names.get(number, frozenset())
        elif type(value) in (tuple, list):
            for part in value:
                self._mark(operation, part, names)
        elif value is not None:
            self.refuse(operation.strip("_"))

    def asked(self, thing: Any, name: str, value: Any) -> Any:
        """The answer to a question to an object. Raises Refused where the object is marked, a plain value has that attribute too, and the answer is plain."""
        if name in self.of(thing):
            self._mark(name, value, self.of(thing))
            if isinstance(value, Proxy):
                self._methods[self._number_of(value)] = self.of(thing)
        return value

    def called(self, target: Any, value: Any) -> None:
        """The result of a call. Raises Refused where it is plain and came from a marked object's method that a plain value has too."""
        if self._methods and self._number_of(target) in self._methods:
            self._mark("a method", value, self._methods[self._number_of(target)])

    def as_text(self, thing: Any, text: Any, spec: str = "") -> Any:
        """The text of an object. Raises Refused where the object is marked and its text reads like a plain value's."""
        if self.is_marked(thing) and (spec or type(text) is not str or _reads_as_plain(text.strip())):
            self.refuse("a text that reads as a plain value")
        return text

    def refuse(self, what: str) -> None:
        """Raises Refused: the judge would have to believe this."""
        raise self._remote.refuse("an object of the candidate's was told a plain value by an operator; what it then says of %s is not believed" % what)


def _names_of(value: Any) -> FrozenSet[str]:
    kind = type(value)
    names = _OF_NUMBERS if kind in _NUMBERS else frozenset(dir(kind))
    if isinstance(value, _TIMES):
        names |= frozenset(dir(datetime.timedelta))
    return names - frozenset(dir(object))


def _reads_as_plain(text: str) -> bool:
    if _READS_AS_PLAIN.match(text) or _READS_AS_TIME.match(text):
        return True
    for kind in (float, complex):
        try:
            kind(text)
            return True
        except ValueError:
            pass
    return False
