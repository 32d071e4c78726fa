"""The judge's line to the keeper: asks for processes, receives their ends, and sees to it that nothing of a trial is left."""

import os
import select

import _socket
import notes
from confine import folder_of
from messages import SWEEP
from wipe import Places

_CHILDREN = "/proc/1/task/1/children"


class Keeping:
    """One candidate's process at a time."""

    def __init__(self, socket, workshop):
        self._socket = socket
        self._workshop = workshop
        self._notes = notes.make()
        self._places = Places()
        self._folder = None
        self._has_ended = select.poll()
        self._has_ended.register(socket, select.POLLIN)
        self._only = b"%d" % os.getpid()
        # Kernels without CONFIG_PROC_CHILDREN, and gVisor, do not have the file.
        self._children = os.open(_CHILDREN, os.O_RDONLY) if os.path.exists(_CHILDREN) else None

    def fileno(self):
        """A descriptor that can be read when the process has ended."""
        return self._socket.fileno()

    def first_word(self):
        """The keeper's first message, which says whether the module is warm."""
        return self._socket.recv(65536).decode("utf-8", "replace")

    def spawn(self, limits, fds):
        """Asks the keeper for a process with these four descriptors (out, errors, calls, answers). Closes them here."""
        notes.clear(self._notes)
        self._folder = folder_of(limits.uid)
        data = b"".join(fd.to_bytes(4, "little") for fd in (*fds, self._notes))
        self._socket.sendmsg([limits.pack()], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, data)])
        for fd in fds:
            os.close(fd)

    def phase(self):
        """How far the process has got (notes.py)."""
        return notes.phase(self._notes)

    def pid(self):
        """The number of the process; 0 before there is one."""
        return notes.pid(self._notes)

    def kill(self):
        """Kills the process."""
        pid = notes.pid(self._notes)
        while not pid:
            # It was asked for, and is about to be, unless it came to its end already.
            if self._has_ended.poll(1):
                return
            pid = notes.pid(self._notes)
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass

    def hear(self):
        """Receives the end of the process: (wait status, CPU microseconds, peak KiB). Ends what the process has started; where that fails the sandbox is not clean."""
        end = tuple(map(int, self._socket.recv(4096).split()))
        self._end_others()
        return end

    def clean(self):
        """Ends all processes of a trial, the stub's too, and empties the folders. Gives whether nothing is left."""
        # What the template has left was ended with the others, which leaves it to be reaped.
        return self._end_others(not self._workshop.clean()) and self._workshop.clean() and self._places.wipe(self._folder)

    def _end_others(self, certainly=False):
        # The judge is the eldest child of process 1 and stays, so that nothing can hide behind it while this is read; orphans become its
        # children as well, so that none can hide elsewhere.
        if not certainly and self._children is not None and os.pread(self._children, 64, 0).split() == [self._only]:
            return True
        self._socket.send(SWEEP + b" %d" % self._workshop.pid)
        return self._socket.recv(4096) == b"1"
