"""What the judge says to the coordinator: verdicts by twos where trials are short, for each write takes three processes' time on its way."""

import select
import time

import frames

_TOGETHER = 2
# What was said first waits no longer than this for what comes next.
_PATIENCE = 0.01


class Outbox:
    """Frames to the coordinator. What is put in goes out with the next, or at the next flush."""

    def __init__(self, verdicts, orders):
        self._verdicts = verdicts
        self._held = []
        self._since = 0
        self._more = select.poll()
        self._more.register(orders, select.POLLIN)

    def put(self, message):
        """Say a message, now or with the next one. Raises ValueError for one that does not fit into a frame."""
        self._held.append(frames.framed(message))
        now = time.monotonic()
        if len(self._held) == 1:
            self._since = now
        # Where no order is there, the next may be a long way off.
        if len(self._held) >= _TOGETHER or now - self._since > _PATIENCE or not self._more.poll(0):
            self.flush()

    def say(self, message):
        """Say a message now."""
        self._held.append(frames.framed(message))
        self.flush()

    def flush(self):
        """Say what is held back."""
        if self._held:
            data = b"".join(self._held)
            self._held.clear()
            frames.write_all(self._verdicts, data)

    def has_orders(self):
        """Whether an order is there."""
        return bool(self._more.poll(0))
