"""The judge's ends of a candidate's pipes: sends calls, receives answers, and meanwhile watches output, limits and the end of the process."""

import os
import select
import time

import frames
from evidence import Output
from endings import Forged, Gone, Heavy

_CHUNK = 65536
# What the judge takes in its own process: more than honest stubs compare, little enough that nothing they do with it takes long.
_LIGHT_FRAME, _LIGHT_ALL = 256 * 1024, 4 * 1024 * 1024
# An answer that the judge reads itself for another reason: names, an exception, a section of a page.
_FRAME = 2 * 1024 * 1024
# How many lists and dicts one frame may hold: a frame of nothing else swells to thirty times its size.
_MAX_BRACKETS = 300000
# The least time, in seconds, for which a process is let run on.
_LITTLE = 0.01


class Channel:
    """A duplex channel to one candidate's process that never blocks for longer than the trial may take.

    Attributes: `cause`, why it was ended from this side (timeout, processor, output_limit, memory_limit) or None; `certain`, whether a `timeout` is one on
    any machine (IdleWatch.delay); `end`, what the keeper reports of
    its end: (wait status, CPU microseconds, peak KiB); `out` and `err`, its output;
    `light`, whether Heavy is raised for what is too much for the judge's own process.
    """

    def __init__(self, keeping, calls, answers, out, err, deadline, late, output_bytes, idle_watch, memory, processor):
        """`deadline`: when its time on the clock is up; `late`: how many seconds more it has where others took that time from it."""
        self.calls = calls
        self.answers = answers
        self.cause = None
        self.certain = False
        self.end = None
        self.light = False
        self.out = Output()
        self.err = Output()
        self._keeping = keeping
        self._streams = {out: self.out, err: self.err}
        self._deadline = deadline
        self._late = late
        self._made_up = 0
        self._output_bytes = output_bytes
        self._idle_watch = idle_watch
        self._memory = memory
        self._processor = processor
        self._buffer = bytearray()
        self._taken = 0
        self._poll = select.poll()
        for fd in (answers, out, err):
            os.set_blocking(fd, False)
            self._poll.register(fd, select.POLLIN)
        os.set_blocking(calls, False)
        self._poll.register(keeping.fileno(), select.POLLIN)
        self._reads_answers = True

    def send(self, message):
        """Sends one message. Raises Gone where the process ends or does not read in time, ValueError for one too large."""
        view = memoryview(frames.framed(message))
        while view:
            try:
                view = view[os.write(self.calls, view):]
            except BlockingIOError:
                self._await_room()
            except BrokenPipeError:
                self.await_end()
                raise Gone from None

    def _await_room(self):
        self._poll.register(self.calls, select.POLLOUT)
        try:
            while self.calls not in self._step(None):
                if self.end is not None:
                    raise Gone
        finally:
            self._poll.unregister(self.calls)

    def receive(self):
        """The next message. Raises Gone where the process ends or runs out of time or room, Forged for what is no message."""
        while True:
            message = self._take()
            if message is not None:
                return message
            if self.end is not None or not self._reads_answers:
                self.await_end()
                raise Gone
            self._step(None)

    def watch(self, fd):
        """Watches output and limits until `fd` can be read (gives True) or the process is gone (False)."""
        self._poll.register(fd, select.POLLIN)
        try:
            while self.end is None and self.cause is None:
                if fd in self._step(None):
                    return True
            return False
        finally:
            self._poll.unregister(fd)

    def extend(self, seconds):
        """Gives the process so many seconds from now on."""
        self._deadline = time.monotonic() + seconds

    def leave_answers(self):
        """Hands the wall over to another process. Raises Forged if the candidate's process wrote to it unasked."""
        if self._buffer:
            raise Forged("words before they were asked for")
        self._poll.unregister(self.answers)
        self._reads_answers = False
        os.set_blocking(self.calls, True)
        os.set_blocking(self.answers, True)

    def take_answers(self):
        """Takes the wall back from a stub's process that has ended and has used nothing of it."""
        os.set_blocking(self.calls, False)
        os.set_blocking(self.answers, False)
        self._reads_answers = True
        self._poll.register(self.answers, select.POLLIN)

    def finish(self):
        """Ends the process if it runs, and waits for the keeper's report. Gives (wait status, CPU microseconds, peak KiB, whether the sandbox is clean), or
        None where no report comes in time."""
        if self.end is None:
            self._keeping.kill()
            self._deadline = time.monotonic() + 5
            self._output_bytes = 1 << 62
            self._memory.at = self._deadline
            self._processor.leave()
            try:
                while self.end is None and time.monotonic() < self._deadline:
                    self._step(0.5)
            except Gone:
                pass
        clean = self.end is not None and self._keeping.clean()
        for fd, output in list(self._streams.items()):
            self._drain(fd, output)
            os.close(fd)
        os.close(self.calls)
        os.close(self.answers)
        return None if self.end is None else (*self.end, clean)

    def await_end(self):
        """Waits until the process is gone. Raises Gone where it has to be ended first."""
        while self.end is None:
            self._step(None)

    def _take(self):
        buffer = self._buffer
        if len(buffer) < 4:
            return None
        size = int.from_bytes(buffer[:4], "big")
        if self.light and size <= frames.MAX_FRAME and (size > _LIGHT_FRAME or self._taken + size > _LIGHT_ALL):
            raise Heavy
        if size > _FRAME:
            raise Forged("a frame of %d bytes" % size)
        if len(buffer) < size + 4:
            return None
        data = bytes(buffer[4:size + 4])
        del buffer[:size + 4]
        self._taken += size
        if data.count(b"[") + data.count(b"{") > _MAX_BRACKETS:
            raise Forged("more values than one answer has")
        try:
            return frames.loads(data)
        except frames.FrameError as error:
            raise Forged(str(error)) from None

    def _step(self, patience):
        """Waits until something can be read and takes it. Gives descriptors that can be read and are not this channel's own."""
        now = time.monotonic()
        left = self._deadline - now
        if left <= 0:
            left = self._more_time(now)
        if now >= self._idle_watch.at:
            self._idle_watch.look(now)
        if now >= self._memory.at and self._memory.runs_out(now):
            self._stop("memory_limit")
        if now >= self._processor.at and self._processor.is_used_up(now):
            self._stop("processor")
        wait = min(left, self._idle_watch.at - now, self._memory.at - now, self._processor.at - now)
        if patience is not None:
            wait = min(wait, patience)
        others = []
        for fd, _ in self._poll.poll(max(wait, 0) * 1000 + 1):
            if fd == self.answers:
                data = self._read(fd)
                if data:
                    self._buffer += data
                elif data is not None:
                    self._poll.unregister(fd)
                    self._reads_answers = False
            elif fd in self._streams:
                output = self._streams[fd]
                data = self._read(fd)
                if data:
                    output.add(data)
                    if self.out.size + self.err.size > self._output_bytes:
                        self._stop("output_limit")
                elif data is not None:
                    self._poll.unregister(fd)
            elif fd == self._keeping.fileno():
                self.end = self._keeping.hear()
                if self._reads_answers:
                    data = self._read(self.answers)
                    while data:
                        self._buffer += data
                        data = self._read(self.answers)
            else:
                others.append(fd)
        return others

    def _more_time(self, now):
        """Makes up for the time that others took. Gives the seconds that are left; ends the process where none are."""
        self._idle_watch.look(now)
        delay = self._idle_watch.delay() if self._late else None
        if delay is None or delay > self._late:
            self._stop("timeout")
        left = delay - self._made_up
        if left < _LITTLE:
            self.certain = True
            self._stop("timeout")
        self._made_up = delay
        self._deadline = now + left
        return left

    def _read(self, fd):
        try:
            return os.read(fd, _CHUNK)
        except BlockingIOError:
            return None

    def _drain(self, fd, output):
        data = self._read(fd)
        while data:
            output.add(data)
            data = self._read(fd)

    def _stop(self, cause):
        if self.cause is None:
            self.cause = cause
            self._keeping.kill()
        raise Gone
