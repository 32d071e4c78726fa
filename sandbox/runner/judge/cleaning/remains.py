"""Proves after each trial, by the kernel's own counts, that nothing is left that neither a process nor a folder shows.

A file that was unlinked while its descriptor lies in a socket's queue keeps its place full; sockets keep each other, and memory, alive in their queues.
"""

import os
import time

import _socket

from confine import PLACES

# The kernel's collector of such sockets takes a moment. It is made to work only where a count is too high: to do it after each trial took 3 % of the judge's time.
_PATIENCE, _MOMENT = 0.1, 0.001
# What the runner's own processes come to have in memory, at the most, beside what they began with.
_MORE_MEMORY = 64 << 20


class Remains:
    """The kernel's counts in a clean sandbox. Made before the first trial."""

    def __init__(self, memory):
        self._memory = memory
        self._most_memory = memory.in_use() + _MORE_MEMORY
        self._places = _counted_places()
        self._sockets = _open("/proc/net/sockstat")
        self._usual_sockets = self._count_sockets()
        self._usual_descriptor = _lowest_free()

    def none(self):
        """Whether the counts are those of a clean sandbox. Call it when the folders are empty."""
        if self._sockets is None:
            _collect_sockets()
        if self._are_gone():
            return True
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            _collect_sockets()
            time.sleep(_MOMENT)
            if self._are_gone():
                return True
        return False

    def _are_gone(self):
        return (all(map(_is_empty, self._places)) and self._count_sockets() <= self._usual_sockets
                and _lowest_free() == self._usual_descriptor and self._memory.in_use(self._most_memory) <= self._most_memory)

    def _count_sockets(self):
        """How many sockets this container has, closed connections whose ports are not free yet included; 0 where the kernel does not say."""
        if self._sockets is None:
            return 0
        try:
            used, tcp = os.pread(self._sockets, 1024, 0).split(b"\n", 2)[:2]
            words = tcp.split()
            return int(used.split()[2]) + int(words[words.index(b"tw") + 1])
        except (OSError, ValueError, IndexError):
            return 0


def _collect_sockets():
    """Makes the kernel look for sockets that are only in each other's queues, and so no process's: it does when one is closed."""
    for end in _socket.socketpair():
        end.close()


def _counted_places():
    """The places that are in memory, so that the kernel says how full they are."""
    with open("/proc/self/mounts", encoding="utf-8", errors="replace") as file:
        kinds = {words[1]: words[2] for words in map(str.split, file)}
    return [place for place in PLACES if kinds.get(place) == "tmpfs" and os.statvfs(place).f_blocks and os.statvfs(place).f_files]


def _is_empty(place):
    told = os.statvfs(place)
    return told.f_bfree == told.f_blocks and told.f_ffree == told.f_files - 1  # the folder itself


def _lowest_free():
    fd = os.dup(0)
    os.close(fd)
    return fd


def _open(path):
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None
