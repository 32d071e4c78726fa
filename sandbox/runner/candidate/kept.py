"""What the last answers gave or raised, for the judge to come back to: containers that it may change, exceptions that have more than was told of them.

Part of every candidate's process: no imports.
"""

_MOST, _LARGE = 64, 100000


class Kept:
    """The last ones by the numbers of their answers; of those with many elements the last one alone."""

    def __init__(self):
        self._kept = {}

    def __getitem__(self, number):
        return self._kept[number][0]

    def keep(self, number, value, size=0):
        """Keep one more, of so many elements."""
        kept = self._kept
        kept[number] = value, size
        while len(kept) > _MOST or len(kept) > 1 and sum(size for _, size in kept.values()) > _LARGE:
            del kept[next(iter(kept))]
