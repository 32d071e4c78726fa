"""Keeps a sandbox on one core while the coordinator uses all cores. The runner's processes take turns anyway, so this saves the time of moving between cores."""

import os


class Core:
    """Keeps the judge, process 1, and all that either forks on one core of this machine."""

    def __init__(self):
        self._cores = sorted(os.sched_getaffinity(0))
        self._own = None

    def take(self, number, used):
        """Moves to core `number` where the coordinator uses all cores (`used` of them). Where some are idle it stays free to use these."""
        own = self._cores[number % len(self._cores)]
        if own == self._own or used < len(self._cores):
            return
        self._own = own
        for pid in (0, 1):
            try:
                os.sched_setaffinity(pid, {own})
            except OSError:
                pass  # slower, and otherwise the same
