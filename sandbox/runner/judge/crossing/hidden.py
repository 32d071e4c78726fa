"""A stub's value as an object of the candidate's is shown it: not at all. What the object puts beside it is what counts.

`Money(5) == 5` is for Money to say, and an object that is equal to everything says yes as well. So the 5 stays here. Over there is a
opaque.Opaque in its place, which has the 5's class and can be compared. What it answers does not depend on the 5: it answers as if it were
less than what it is compared with, or equal to it, or greater, as this side chooses. What the object makes of that is told here, and
the 5 is compared with what the object has shown, here. So an object learns nothing of a value but its class, whatever it asks, and can
do no more than its function could have done by giving the value that it shows.
"""

import json
from typing import Any, List

# What a comparison of a hidden value comes to where the value is less than what is shown, equal to it, greater, or none of these.
LESS, EQUAL, GREATER, OTHER = "less", "equal", "greater", "other"
_HOLDS = {"eq": (EQUAL,), "lt": (LESS,), "le": (LESS, EQUAL), "gt": (GREATER,), "ge": (GREATER, EQUAL)}
_MAX_SHOWN = 100000


class Hidden:
    """A value that an object of the candidate's is compared with, which answers as if it were `relation` to what is shown.

    Attributes: `kind`, its class's dotted name; `shown`, the values that it was compared with, fixed when they came; `encoding`, the first
    one's; `spoilt`, whether the object asked for more than one value, where it may show one, or for what no value tells."""

    def __init__(self, value: Any, relation: str, many: bool = False) -> None:
        self.kind = "%s.%s" % (type(value).__module__, type(value).__qualname__)
        self.shown: List[Any] = []
        self.encoding = None
        self.spoilt = False
        self._relation = relation
        self._many = many

    def answer(self, operation: str, node: Any, value: Any) -> bool:
        """What the Opaque over there answers where it is compared with a value, which came as that node."""
        encoding = json.dumps(node)
        if self._many:
            self.spoilt = self.spoilt or operation != "eq" or len(self.shown) >= _MAX_SHOWN
            self.shown.append(value)
        elif self.encoding is None:
            self.encoding = encoding
            self.shown.append(value)
        elif encoding != self.encoding:
            self.spoilt = True
        if operation not in _HOLDS:
            self.spoilt = True
        return not self.spoilt and self._relation in _HOLDS[operation]


def holds(operation: str, relation: str) -> bool:
    """Whether the operation holds of what is shown where the hidden value is in that relation to it: 3 < the hidden one where that is greater."""
    mirrored = {LESS: GREATER, GREATER: LESS}.get(relation, relation)
    return mirrored in _HOLDS[operation]
