"""A page's time limit, as an exception in the statement that took too long: so the page's line can be told, and the sections after it run.

What does not heed it is ended from outside, a little later.
"""

import signal

# How much earlier than the judge's own limit, in seconds; and the share of a short limit that has to be left.
_AHEAD, _LEFT = 0.5, 0.8


class TimeIsUp(BaseException):
    """A section may not run on."""


class Stopwatch:
    """Watches one section at a time. Only the main thread can."""

    def __init__(self):
        self._cpu = self._wall = 0

    def start(self, cpu_seconds, wall_seconds):
        """Begins to watch. The soft limit on CPU time, which the kernel keeps, has been set."""
        self._cpu, self._wall = cpu_seconds, wall_seconds
        signal.signal(signal.SIGXCPU, self._cpu_is_up)
        signal.signal(signal.SIGALRM, self._wall_is_up)
        signal.setitimer(signal.ITIMER_REAL, max(wall_seconds - _AHEAD, wall_seconds * _LEFT))

    @staticmethod
    def stop():
        """Ends it."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)

    def _cpu_is_up(self, number, frame):
        raise TimeIsUp("cpu: %g s used" % self._cpu)

    def _wall_is_up(self, number, frame):
        raise TimeIsUp("wall: not done after %g s" % self._wall)
