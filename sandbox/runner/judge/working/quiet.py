"""Measures for how long a stub's process has asked the candidate nothing. This says whose fault it is when the time runs out."""

import fcntl
import mmap
import os
import struct
import time

_SIZE = 8
_SEALS = fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL


def make():
    """Makes the shared memory: a file without a name, whose size no process can change. Gives its descriptor."""
    fd = os.memfd_create("quiet", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, _SIZE)
    fcntl.fcntl(fd, *_SEALS)
    return fd


class Quiet:
    """The time of the last answer, in memory that two processes share; no time while an answer is awaited."""

    def __init__(self, fd):
        self._memory = mmap.mmap(fd, _SIZE)

    def begin(self):
        """An answer came: the stub works by itself from now on."""
        self._memory[:] = struct.pack("d", time.monotonic())

    def end(self):
        """A question goes out: the candidate works from now on."""
        self._memory[:] = struct.pack("d", 0)

    def seconds(self):
        """The time since the last answer; 0 while one is awaited."""
        since, = struct.unpack("d", self._memory[:])
        return time.monotonic() - since if since else 0
