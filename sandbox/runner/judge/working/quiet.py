"""For how long a stub's process has asked nothing of the candidate: whose fault it is that the time ran out."""

import fcntl
import mmap
import os
import struct
import time

_SIZE = 8
_SEALS = fcntl.F_ADD_SEALS, fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL


def make():
    """A descriptor of a file without a name for it. It keeps its size, whoever has it."""
    fd = os.memfd_create("quiet", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, _SIZE)
    fcntl.fcntl(fd, *_SEALS)
    return fd


class Quiet:
    """A moment in memory that two processes share: when the last answer came; none while one is awaited."""

    def __init__(self, fd):
        self._memory = mmap.mmap(fd, _SIZE)

    def begin(self):
        """Nothing is asked from here on."""
        self._memory[:] = struct.pack("d", time.monotonic())

    def end(self):
        """Something is."""
        self._memory[:] = struct.pack("d", 0)

    def seconds(self):
        """The time since the last answer; 0 while one is awaited."""
        since, = struct.unpack("d", self._memory[:])
        return time.monotonic() - since if since else 0
