"""A page's time limit, as an exception in the statement that took too long: so the page's line can be told, and the sections after it run.

What does not heed it is ended from outside, a little later.
"""

import resource
import signal
import time

# How much earlier than the judge's own limit, in seconds; and the share of a short limit that has to be left.
_AHEAD, _LEFT = 0.5, 0.8


class TimeIsUp(BaseException):
    """A section may not run on."""


class Stopwatch:
    """Watches one section at a time. Only the main thread can."""

    def __init__(self):
        self._cpu = self._wall = self._cpu_end = self._wall_end = self._latest = 0

    def start(self, cpu_seconds, wall_seconds, late_seconds):
        """Begins to watch. `late_seconds`: how much later its time on the clock may be up where others had the processor."""
        self._cpu, self._wall = cpu_seconds, wall_seconds
        self._cpu_end = time.process_time() + cpu_seconds
        ahead = max(wall_seconds - _AHEAD, wall_seconds * _LEFT)
        self._wall_end, self._latest = time.monotonic() - _waited() + ahead, time.monotonic() + ahead + late_seconds
        signal.signal(signal.SIGPROF, self._cpu_is_up)
        signal.signal(signal.SIGALRM, self._wall_is_up)
        self._limit()
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, ahead)

    @staticmethod
    def stop():
        """Ends it."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _limit(self):
        """Has the kernel end the process a little after that, for what runs no line of Python meanwhile."""
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = int(used) + 2 + int(-(-max(self._cpu_end - time.process_time(), 0) // 1))
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))

    def _cpu_is_up(self, number, frame):
        # The kernel counts ticks, which on a busy machine are more than what was used.
        left = self._cpu_end - time.process_time()
        if left > 0:
            signal.setitimer(signal.ITIMER_PROF, max(left, 0.01))
        else:
            raise TimeIsUp("cpu: %g s used" % self._cpu)

    def _wall_is_up(self, number, frame):
        # What others had of the processor does not count.
        now = time.monotonic()
        left = min(self._wall_end - (now - _waited()), self._latest - now)
        if left > 0.01:
            signal.setitimer(signal.ITIMER_REAL, left)
        else:
            raise TimeIsUp("wall: not done after %g s" % self._wall)


def _waited():
    """The seconds for which this process could have run and others had the processor."""
    try:
        with open("/proc/self/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0
