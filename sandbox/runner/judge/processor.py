"""Ends a candidate's process that has used up its CPU time, to a hundredth of a second. The kernel's own limit stands behind this one (confine.py)."""

import os
import time

_TICK = 1 / os.sysconf("SC_CLK_TCK")
_NEVER = float("inf")


class Processor:
    """Looks at the CPU time of one process. Attributes: `at`, when the next look is due; `seconds`, what the process may use."""

    def __init__(self, keeping, seconds):
        self.seconds = seconds
        self._keeping = keeping
        # One thread cannot use more than passes on the clock, so most trials are over before the first look.
        self.at = time.monotonic() + seconds

    def is_used_up(self, now):
        """Whether the process has used its time."""
        used = _used(self._keeping.pid())
        if used is None:
            self.at = _NEVER
            return False
        self.at = now + max(self.seconds - used, _TICK)
        return used >= self.seconds

    def leave(self):
        """Looks no more."""
        self.at = _NEVER


def _used(pid):
    """The seconds of CPU time of a process and all of its threads; None where it is gone."""
    try:
        fd = os.open("/proc/%d/stat" % pid, os.O_RDONLY)
    except OSError:
        return None
    try:
        fields = os.read(fd, 4096).rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) * _TICK
    except (OSError, ValueError, IndexError):
        return None
    finally:
        os.close(fd)
