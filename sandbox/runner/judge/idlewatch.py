"""Sees whether a trial works or waits, and how long it was kept from working. For one that waits the judge sends a message to the coordinator, and gives it
back the orders behind it.

The candidate has no say in this: it is read from the container's account of CPU time and from the states of its processes.
"""

import os
import time

import frames
from messages import RETURNED, SAY, WAITING, WORKING

_FILES = (("/sys/fs/cgroup/cpu.stat", 1e6), ("/sys/fs/cgroup/cpuacct/cpuacct.usage", 1e9),
          ("/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", 1e9))
# Most trials are over before the first look: to them all this costs nothing. One that waits is noticed at the second.
_LOOK, _LOOK_AGAIN = 0.025, 0.1
# How much CPU time, the runner's included, a trial that waits uses between two looks; and from then on before it counts as working again.
_IDLE_SECONDS, _BUSY_SECONDS = 0.0025, 0.1
_NEVER = float("inf")


class IdleWatch:
    """Looks at the trial that runs, from time to time. Attribute: `at`, when the next look is due."""

    def __init__(self, orders, outbox):
        self.at = _NEVER
        self._orders = orders
        self._outbox = outbox
        self._order = None
        self._used = None
        self._said = None
        self._delay = self._looked = self._since = 0
        self._fd, self._unit = next(((fd, unit) for fd, unit in ((_open(path), unit) for path, unit in _FILES)
                                     if _read(fd, unit) is not None), (None, 1))

    def begin(self, order):
        """Begins with a new trial."""
        self._order = order
        self._used = self._said = None
        self._delay, self._looked = 0, time.monotonic()
        self.at = self._looked + _LOOK

    def look(self, now):
        """Looks at the trial. Sends a message when it begins to wait and one when it works again, each once, and sends verdicts that were held back."""
        self._outbox.flush()
        used = _read(self._fd, self._unit)
        if used is None:
            self.at = _NEVER
            return
        # On a machine that is short of processors little CPU time alone says nothing.
        waits = self._used is not None and used - self._used < _IDLE_SECONDS and not _any_runs()
        if waits:
            # The judge itself was late: the sandbox may have been frozen.
            self._delay += max(0, now - self.at)
        else:
            self._delay += now - self._looked - (used - self._used if self._used is not None else 0)
        if self._said is None:
            if waits:
                self._say(WAITING)
            self._since = used
        elif self._said == WAITING and used - self._since > _BUSY_SECONDS:
            self._say(WORKING)
        self._used, self._looked = used, now
        if self._said is not None:
            self._hand_back()
        self.at = now + (_LOOK if self._said is None else _LOOK_AGAIN)

    def delay(self):
        """For how many seconds at most, up to the last look, something of the trial could run and did not, as others had the processor; None where that is not known."""
        return None if self._fd is None else max(0, self._delay)

    def _say(self, what):
        self._said = what
        self._outbox.say({"type": what, "id": self._order})

    def _hand_back(self):
        # Those that are still on their way are handed back at the next look.
        while self._outbox.has_orders():
            order = frames.read(self._orders)
            if order is None:
                return  # the coordinator is gone, which is seen when the next order is due
            if order["type"] != SAY:
                self._outbox.say({"type": RETURNED, "id": order["id"]})


def _any_runs():
    """Whether any process but this one runs, could run, or waits for a disk. One that ends meanwhile counts as such."""
    own = str(os.getpid())
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if pid == own:
            continue
        try:
            fd = os.open("/proc/%s/stat" % pid, os.O_RDONLY)
            try:
                stat = os.read(fd, 4096)
            finally:
                os.close(fd)
        except OSError:
            return True
        if stat.rpartition(b")")[2][1:2] in (b"R", b"D"):
            return True
    return False


def _open(path):
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _read(fd, unit):
    """The seconds of CPU time that the container has used; None where it has no account."""
    if fd is None:
        return None
    try:
        text = os.pread(fd, 4096, 0)
        return int(text.split(b"usage_usec ", 1)[1].split()[0] if b" " in text else text) / unit
    except (OSError, ValueError, IndexError):
        return None
