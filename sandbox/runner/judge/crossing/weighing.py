"""Compares objects of the candidate's with plain values without showing them these: `==`, `<` and its like, and `in`."""

import operator
from typing import Any, Dict, Optional, Tuple

import wall
from endings import Refused
from hidden import EQUAL, GREATER, LESS, OTHER, Hidden, holds

# In this order whichever is asked for: an object cannot tell which one counts.
_ORDERS = ("lt", "gt", "le", "ge")
_RELATIONS = (LESS, EQUAL, GREATER)
# There is one of each, so its class gives it away.
_SINGLE = (None, Ellipsis, NotImplemented)


class _StandIn(Exception):
    """The object showed a value that holds a stand-in."""


class Weighing:
    """The comparisons of one conversation."""

    def __init__(self, remote, number_of) -> None:
        self._remote = remote
        self._number_of = number_of
        self._hidden: Optional[Hidden] = None
        self._fixed: Dict[int, Tuple[int, Optional[str]]] = {}
        self.decoder = wall.Decoder(_refuse)

    def weigh(self, thing: Any, operation: str, value: Any) -> Any:
        """The result of a comparison; NotImplemented where the object does not compare with such a value."""
        if self._hidden is not None:
            return NotImplemented
        return self._equal(thing, value) if operation == "eq" else self._ordered(thing, operation, value)

    def _equal(self, thing: Any, value: Any) -> Any:
        if any(value is one for one in _SINGLE):
            return NotImplemented
        try:
            said, secret = self._put("eq", thing, value, EQUAL)
        except Exception as error:
            if getattr(error, "told", None) is None:
                raise
            return NotImplemented  # it asked for more than it is shown
        if said is not True or secret.spoilt or not secret.shown or not self._is_fixed(thing, secret.encoding):
            return NotImplemented
        return bool(secret.shown[0] == value)

    def _ordered(self, thing: Any, operation: str, value: Any) -> Any:
        encodings = set()
        found = None
        for each in _ORDERS:
            try:
                answers = []
                for relation in _RELATIONS:
                    said, secret = self._put(each, thing, value, relation)
                    answers.append(said is holds(each, relation) and not secret.spoilt and bool(secret.shown))
                    if not secret.shown:
                        break
                    encodings.add(secret.encoding)
            except Exception as error:
                if getattr(error, "told", None) is None:
                    raise
                if each == operation:
                    found = error
                continue
            if each == operation:
                found = all(answers) and secret
        if isinstance(found, TypeError):
            return NotImplemented
        if isinstance(found, Exception):
            raise found
        if not found or len(encodings) != 1 or not self._is_fixed(thing, found.encoding):
            raise self._remote.refuse("an object of class %r says of its order with plain values what does not follow from one value" % type(thing).__name__)
        return bool(getattr(operator, operation)(found.shown[0], value))

    def holds(self, thing: Any, value: Any) -> bool:
        """Whether a value is in an object: the object compares its own values with the hidden one."""
        try:
            said, secret = self._put("contains", thing, value, OTHER, many=True)
        except Exception as error:
            told = getattr(error, "told", None)
            if told is None:
                raise
            raise self._remote.refuse("`in` with an object of class %r, which does more than compare its values with the one that is looked for (%s: %s)"
                                      % (type(thing).__name__, told["type"], told["message"])) from None
        if secret.spoilt:
            raise self._remote.refuse("`in` with an object of class %r, which asks more of a value than what it is equal to"
                                      % type(thing).__name__)
        if any(one == value for one in secret.shown):
            return True
        if said is not False:
            raise self._remote.refuse("an object of class %r says that it has in it what is equal to none of its values"
                                      % type(thing).__name__)
        return False

    def answer(self, operation: Any, node: Any) -> Optional[bool]:
        """Answers the object that is being weighed, which compares the hidden value with the one of that node; None for "not implemented"."""
        try:
            value = self.decoder.decode(node)
        except _StandIn:
            # Its own turn to compare, with what is not shown either.
            if self._hidden is not None and not (type(node) is dict and "h" in node):
                self._hidden.spoilt = True
            return None
        return self._hidden is not None and self._hidden.answer(operation, node, value)

    def _put(self, operation: str, thing: Any, value: Any, relation: str, many: bool = False) -> Tuple[Any, Hidden]:
        if self._hidden is not None:
            raise Refused("a comparison within a comparison")
        secret = self._hidden = Hidden(value, relation, many)
        try:
            return self._remote.ask(operation, thing, secret), secret
        finally:
            self._hidden = None

    def _is_fixed(self, thing: Any, encoding: Optional[str]) -> bool:
        """Whether an object shows the same as before. It has to, as long as nothing was called that may change it."""
        number, moves = self._number_of(thing), self._remote.moves
        before = self._fixed.get(number)
        if before is not None and before[0] == moves:
            return before[1] == encoding
        self._fixed[number] = moves, encoding
        return True


def _refuse(node, decoder, depth):
    raise _StandIn
