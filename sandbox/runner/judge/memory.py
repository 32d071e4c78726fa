"""Whether the container ran out of memory, from its own accounting (cgroup v2 `memory.events`, v1 `memory.oom_control`)."""

import os

_FILES = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


class Memory:
    """The count of processes that the kernel ended for want of memory in this container."""

    def __init__(self):
        self._fd = next((fd for fd in map(_open, _FILES) if _count(fd) is not None), None)
        self._before = 0

    @property
    def known(self):
        """Whether this container has such an account at all."""
        return self._fd is not None

    def mark(self):
        """Count from here."""
        self._before = self._now()

    def ran_out(self):
        """True where the kernel has ended a process for want of memory since the mark."""
        return self._now() > self._before

    def _now(self):
        return (_count(self._fd) or 0) if self.known else 0


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
