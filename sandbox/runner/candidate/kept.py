"""Keeps what the last answers gave or raised: the judge may change a container afterwards, or ask an exception for more than its answer said.

Part of every candidate's process: no imports.
"""

_MOST, _LARGE = 64, 100000


class Kept:
    """The last values by the numbers of their answers. Of large containers only the last one is kept."""

    def __init__(self):
        self._kept = {}

    def __getitem__(self, number):
        return self._kept[number][0]

    def keep(self, number, value, size=0):
        """Keeps a value, which has `size` elements."""
        kept = self._kept
        kept[number] = value, size
        while len(kept) > _MOST or len(kept) > 1 and sum(size for _, size in kept.values()) > _LARGE:
            del kept[next(iter(kept))]
