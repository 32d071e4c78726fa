"""Containers that an object of the candidate's gave, and may keep. The stub has a copy; where it changes the copy, the change is sent over."""

import json
import sys
from typing import Any, Callable, List, Tuple

from endings import CannotCarry

_CONTAINERS = (list, dict, set, bytearray, tuple)
_MOST = 32


class Kept:
    """Stands for what an answer gave or raised, by the answer's number: the candidate's process keeps the last ones."""

    def __init__(self, serial: int) -> None:
        self.serial = serial


class Held:
    """The containers of one conversation that may have changed."""

    def __init__(self, encode: Callable[[Any], Any]) -> None:
        """`encode` encodes a value; it raises endings.CannotCarry for one that cannot cross."""
        self._encode = encode
        self._held: List[Tuple[Any, Any, int]] = []

    def __bool__(self) -> bool:
        return bool(self._held)

    def take(self, value: Any, serial: int) -> None:
        """Watches a container that an answer gave."""
        if type(value) in _CONTAINERS:
            try:
                self._held = self._held[1 - _MOST:] + [(value, self._encode(value), serial)]
            except CannotCarry:
                pass  # more than goes over, which no honest answer gave

    def leave(self, value: Any) -> None:
        """Watches a container no longer."""
        self._held = [entry for entry in self._held if entry[0] is not value]

    def changed(self) -> List[Tuple[Kept, Any]]:
        """The containers that the stub has changed since they came, or since the last call of this. Raises CannotCarry for a change that cannot cross."""
        found = []
        left = []
        for value, before, serial in self._held:
            node = self._encode(value)
            if node != before and json.dumps(node) != json.dumps(before):  # as text, NaN is what it was
                found.append((Kept(serial), value))
            elif _references(value) <= _UNUSED:
                continue  # nobody else refers to it any more, so it cannot change
            left.append((value, node, serial))
        self._held = left
        return found


def _references(value: Any) -> int:
    return sys.getrefcount(value)


def _unused() -> int:
    """How many references there are to a value that only a tuple in a list refers to, counted as above: Pythons differ."""
    counts = []
    for value, _, _ in [(object(), None, 0)]:
        counts.append(_references(value))
    return counts[0]


_UNUSED = _unused()
