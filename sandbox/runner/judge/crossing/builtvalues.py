"""Objects of the candidate's that extend a built-in type count by the built-in value inside them. A value is read once, and again after a call that may have changed it."""

from typing import Any, Dict, Optional, Tuple

from endings import Forged

# Methods that tell of a value without changing it, and are told a value that may be the expected one.
_READ = {
    "list": frozenset(("count", "index")),
    "dict": frozenset(("keys", "values", "items")),
    "set": frozenset(("issubset", "issuperset", "isdisjoint", "union", "difference", "intersection", "symmetric_difference")),
    "bytearray": frozenset(("count", "index", "find", "rindex", "rfind", "startswith", "endswith", "isdisjoint")),
}


def is_read(base: Optional[str], name: str) -> bool:
    """Whether the value inside an object answers this method, where the object extends that type."""
    return base is not None and name in _READ.get(base, ())


class BuiltValues:
    """The values inside the objects of one conversation."""

    def __init__(self, remote, number_of) -> None:
        self._remote = remote
        self._number_of = number_of
        self._values: Dict[int, Tuple[int, Any]] = {}

    def of(self, thing: Any, base: str) -> Any:
        """The value inside an object. Raises Forged where the candidate's process gives another type for it."""
        number, moves = self._number_of(thing), self._remote.moves
        before = self._values.get(number)
        if before is not None and before[0] == moves:
            return before[1]
        value = self._remote.ask("plain", thing, base)
        if type(value).__name__ != base or type(value).__module__ != "builtins":
            raise Forged("a %s that is a %s" % (base, type(value).__name__))
        self._values[number] = moves, value
        return value
