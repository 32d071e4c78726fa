"""Whether the container ran out of memory, from its own accounting (cgroup v2 `memory.events`, v1 `memory.oom_control`)."""

_FILES = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


class Memory:
    """The count of processes that the kernel ended for want of memory in this container."""

    def __init__(self):
        self._file = next((f for f in _FILES if _count(f) is not None), None)
        self._before = 0

    @property
    def known(self):
        """Whether this container has such an account at all."""
        return self._file is not None

    def mark(self):
        """Count from here."""
        self._before = self._now()

    def ran_out(self):
        """True where the kernel has ended a process for want of memory since the mark."""
        return self._now() > self._before

    def _now(self):
        return (_count(self._file) or 0) if self._file else 0


def _count(path):
    try:
        with open(path, encoding="ascii") as file:
            for line in file:
                if line.startswith("oom_kill "):
                    return int(line.split()[1])
    except OSError:
        return None
    return None
