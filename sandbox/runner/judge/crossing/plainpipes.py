"""The wall's end in a stub's own process: plain pipes, for nothing else is to be watched there."""

import frames
import wall
from endings import Forged, Gone

# How many lists and dicts one frame may hold: more than any honest answer has.
_MAX_BRACKETS = 2 * wall.MAX_NODES + 1000


class Pipes:
    """A channel over plain blocking pipes, for the stub's own process."""

    light = False

    def __init__(self, calls, answers):
        self._calls = calls
        self._answers = answers

    def send(self, message):
        """Send one message. Raises Gone where nobody reads any more."""
        try:
            frames.write(self._calls, message)
        except OSError:
            raise Gone from None

    def receive(self):
        """The next message. Raises Gone or Forged."""
        try:
            data = frames.read_bytes(self._answers)
            if data is not None and data.count(b"[") + data.count(b"{") > _MAX_BRACKETS:
                raise Forged("more values than one answer has")
            message = None if data is None else frames.loads(data)
        except frames.FrameError as error:
            raise Forged(str(error)) from None
        if message is None:
            raise Gone
        return message
