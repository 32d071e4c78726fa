"""For how long a stub's process has asked nothing of the candidate: whose fault it is that the time ran out."""

import mmap
import struct
import time


class Quiet:
    """A moment in memory that is shared with forks: when the last answer came; none while one is awaited."""

    def __init__(self):
        self._memory = mmap.mmap(-1, 8)
        self.begin()

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
