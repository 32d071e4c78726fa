"""The judge's line to the template (template.py): asks it for a process for each piece of work, and receives the process's reports."""

import array
import marshal
import os
import select
import time

import _socket
import frames
import quiet
import template
from messages import REAP

# What one process may say in all, in bytes.
_MOST_SAID = 8 << 20


class Broken(Exception):
    """The machine could not make or keep a process of the runner's. This says nothing about the candidate."""


class Unsaid(Exception):
    """A process wrote something that is no report."""


class Workshop:
    """Makes stubs' processes, one at a time. Attribute: `pid`, the template's, which stays."""

    def __init__(self):
        self._socket, self.pid = template.fork()
        self._quiet_fd = quiet.make()
        self.quiet = quiet.Quiet(self._quiet_fd)
        path = "/proc/%d/task/%d/children" % (self.pid, self.pid)
        self._children = os.open(path, os.O_RDONLY) if os.path.exists(path) else None
        self._was_used = False

    def begin(self, kind, given, limits, calls=None, answers=None):
        """Starts a process for a kind of work (work.py). `given`: the plain values that the work needs. Gives a Worker. Raises Broken."""
        self._was_used = True
        self.quiet.begin()
        report_r, report_w = os.pipe()
        order = os.memfd_create("work")
        try:
            _write(order, marshal.dumps(given))
            fds = array.array("i", [report_w, order, self._quiet_fd] + ([] if calls is None else [calls, answers]))
            self._socket.sendmsg([kind.encode() + b" " + limits.pack()], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, fds)])
        except OSError as error:
            os.close(report_r)
            raise Broken("the template is gone: %s" % error) from None
        finally:
            os.close(report_w)
            os.close(order)
        os.set_blocking(report_r, False)
        return Worker(self._socket, report_r)

    def have(self, kind, given, limits, seconds, most):
        """Does work that needs no candidate's process. Gives its report, None where none comes in time. Raises Broken."""
        deadline = time.monotonic() + seconds
        worker = self.begin(kind, given, limits)
        try:
            return worker.hear(lambda fd: _is_readable(fd, deadline), most)
        except Unsaid:
            return None
        finally:
            worker.end()

    def clean(self):
        """Whether the template has no child any more."""
        if not self._was_used:
            return True
        if self._children is None or os.pread(self._children, 64, 0).strip():
            self._socket.send(REAP)
            if self._socket.recv(64) != b"1":
                return False
        self._was_used = False
        return True


def _is_readable(fd, deadline):
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    return bool(poll.poll(max(0, deadline - time.monotonic()) * 1000))


def _write(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view):]
    os.lseek(fd, 0, os.SEEK_SET)


class Worker:
    """One process at work."""

    def __init__(self, socket, report):
        self._socket = socket
        self._report = report
        self._buffer = bytearray()
        self._said = 0
        self._pid = None

    def hear(self, wait, most):
        """Receives the next report; None where the process ends, or `wait` gives up. `wait` takes a descriptor and gives True when that can be read.
        Raises Unsaid for something that is no report, or has more than `most` bytes."""
        while True:
            message = self._take(most)
            if message is not None:
                return message
            if not wait(self._report):
                return None
            try:
                data = os.read(self._report, 65536)
            except BlockingIOError:
                continue
            if not data:
                return None
            self._buffer += data
            self._said += len(data)
            if self._said > _MOST_SAID + most:
                raise Unsaid("more than %d bytes" % _MOST_SAID)

    def _take(self, most):
        if len(self._buffer) < 4:
            return None
        size = int.from_bytes(self._buffer[:4], "big")
        if size > most:
            raise Unsaid("a report of %d bytes" % size)
        if len(self._buffer) < size + 4:
            return None
        data = bytes(self._buffer[4:size + 4])
        del self._buffer[:size + 4]
        try:
            message = frames.loads(data)
        except frames.FrameError as error:
            raise Unsaid(str(error)) from None
        if type(message) is not dict:
            raise Unsaid("no report")
        return message

    def end(self):
        """Ends the process. Gives (wait status, seconds of CPU time). Raises Broken."""
        os.close(self._report)
        pid = int(self._socket.recv(64) or b"0")
        if not pid:
            raise Broken("no process could be made for a stub")
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass
        ended = self._socket.recv(64).split()
        if not ended:
            raise Broken("the template is gone")
        return int(ended[0]), int(ended[1]) / 1e6
