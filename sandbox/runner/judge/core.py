"""The core that a sandbox works on, where the coordinator uses them all: the runner's processes take turns anyway, and lose no time by moving."""

import os


class Core:
    """Keeps the judge, process 1, and all that either forks on one core of this machine."""

    def __init__(self):
        self._cores = sorted(os.sched_getaffinity(0))
        self._own = None

    def take(self, number, used):
        """Move to core `number` of the `used` that the coordinator works with. Not where others are idle: these serve as well."""
        own = self._cores[number % len(self._cores)]
        if own == self._own or used < len(self._cores):
            return
        self._own = own
        for pid in (0, 1):
            try:
                os.sched_setaffinity(pid, {own})
            except OSError:
                pass  # slower, and otherwise the same
