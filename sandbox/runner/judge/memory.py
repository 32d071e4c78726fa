"""What the container's own accounts say of its memory: whether it ran out, and whether it is about to (cgroup v1 and v2).

The kernel ends the process that it thinks takes most where memory runs out. A candidate can have its memory where it is no process's
(files without names, shared memory that a child has filled and left), and take back that it is the first to go: few engines let anybody set
what cannot be taken back. Then the largest process is the runner's. So the runner ends the trial before it comes to that.
"""

import os
import time

_EVENTS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")
# Of each version: its limit, what is used, and of what that is.
_ACCOUNTS = tuple(tuple(folder + name for name in names) for folder, names in (
    ("/sys/fs/cgroup/", ("memory.max", "memory.current", "memory.stat")),
    ("/sys/fs/cgroup/memory/memory.", ("limit_in_bytes", "usage_in_bytes", "stat"))))
# Of what is used: the page cache of files, which the kernel takes back by itself, and what is some process's own.
_CACHES, _OWN = (b"inactive_file", b"active_file"), (b"rss", b"anon")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# What the runner keeps for itself, to end a trial with: less is left of the container's memory only where a candidate has taken it.
_RESERVE = 24 << 20
# No program fills memory faster than at twice this rate, in bytes a second; and the shortest and longest time between two looks.
_RATE = 4 << 30
_SHORTEST, _LONGEST = 0.001, 0.1
_NEVER = float("inf")


class Memory:
    """The container's memory while a trial runs. Attribute: `at`, when it is to be looked at next."""

    def __init__(self):
        self._events = next((fd for fd in map(_open, _EVENTS) if _count(fd) is not None), None)
        self._limit, self._used, self._stat = next((found for found in map(_account, _ACCOUNTS) if found), (None, None, None))
        self._before = 0
        self.at = _NEVER

    @property
    def known(self):
        """Whether this container has an account of what ran out at all."""
        return self._events is not None

    def mark(self):
        """Begins to count for a new trial."""
        self._before = self._now()
        if self._limit is not None:
            self._look_later(time.monotonic(), self._limit - _number(self._used))

    def ran_out(self):
        """True where the kernel has ended a process for want of memory since the mark."""
        return self._now() > self._before

    def runs_out(self, now):
        """Looks at the account. True where so little is left that the trial has to be ended."""
        used = self.in_use(self._limit - 2 * _RESERVE)
        if self._limit - used < _RESERVE:
            of_that = _told(self._stat)
            own = sum(of_that.get(name, 0) for name in _OWN)
            if not self._kernel_will_do(used // 2, own):
                return True
        self._look_later(now, self._limit - used)
        return False

    def in_use(self, enough=0):
        """How many bytes are in use, with page cache where that is no more than enough, and else without; 0 where it is not known."""
        if self._limit is None:
            return 0
        used = _number(self._used)
        if used > enough:
            of_that = _told(self._stat)
            used -= sum(of_that.get(name, 0) for name in _CACHES)
        return used

    @staticmethod
    def _kernel_will_do(enough, own):
        """Whether enough is some process's own, and of those that the kernel ends before the runner's."""
        if own < enough:
            return False
        processes = {pid: _score(pid) for pid in filter(str.isdigit, os.listdir("/proc"))}
        runners = max(processes.get(pid, 0) for pid in ("1", str(os.getpid())))
        return sum(_held(pid) for pid, score in processes.items() if score > runners) >= enough

    def _look_later(self, now, left):
        self.at = now + min(max((left - _RESERVE) / (2 * _RATE), _SHORTEST), _LONGEST)

    def _now(self):
        return (_count(self._events) or 0) if self.known else 0


def _account(paths):
    """(limit, descriptor of what is used, descriptor of what that is) of one version; None where it is not there, or sets no limit."""
    limit, used, stat = map(_open, paths)
    try:
        bound = _number(limit)
        _number(used)
        return (bound, used, stat) if bound < 1 << 50 else None
    except (OSError, ValueError, TypeError):
        return None


def _number(fd):
    return int(os.pread(fd, 64, 0))


def _told(fd):
    """The kinds of memory in use: {name: bytes}."""
    return {name: int(size) for name, size in (line.split(b" ", 1) for line in os.pread(fd, 16384, 0).splitlines())}


def _score(pid):
    """How soon the kernel ends a process; 0 for one that is gone."""
    try:
        with open("/proc/%s/oom_score" % pid) as file:
            return int(file.read())
    except OSError:
        return 0


def _held(pid):
    """The bytes of a process that belong to no file."""
    try:
        with open("/proc/%s/statm" % pid) as file:
            resident, shared = map(int, file.read().split()[1:3])
        return (resident - shared) * _PAGE
    except OSError:
        return 0


def _open(path):
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _count(fd):
    if fd is None:
        return None
    try:
        lines = os.pread(fd, 4096, 0).splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) for line in lines if line.startswith(b"oom_kill ")), None)
