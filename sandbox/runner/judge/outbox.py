"""Sends messages to the coordinator. Verdicts of short trials go several at a time: each write costs time in three processes."""

import select
import time

import frames

# What was said first waits no longer than this for what comes next.
_PATIENCE = 0.04
# How a surrogate begins in JSON of ASCII. Half of a pair, or a backslash before "ud", begins so as well: then it is looked for.
_SURROGATE = b"\\ud"


class Outbox:
    """Frames to the coordinator, sent together at the next flush at the latest."""

    def __init__(self, verdicts, orders):
        self._verdicts = verdicts
        self._held = []
        self._since = 0
        self._orders = select.poll()
        self._orders.register(orders, select.POLLIN)

    def put(self, message):
        """Sends a message, now or with the next one. Raises ValueError for one that does not fit into a frame."""
        frame = _framed(message)
        now = time.monotonic()
        if not self._held:
            self._since = now
        self._held.append(frame)
        if now - self._since > _PATIENCE or not self.has_orders():
            self.flush()

    def say(self, message):
        """Sends a message now."""
        self._held.append(_framed(message))
        self.flush()

    def flush(self):
        """Sends what was held back."""
        if self._held:
            data = b"".join(self._held)
            self._held.clear()
            frames.write_all(self._verdicts, data)

    def has_orders(self):
        """Whether an order is there: where none is, the next may be a long way off."""
        return bool(self._orders.poll(0))


def _framed(message):
    frame = frames.framed(message)
    # Few verdicts have one. To go through all texts of each verdict took 2 % of the judge's time.
    return frames.framed(sayable(message)) if _SURROGATE in frame else frame


def sayable(value):
    """The value with lone surrogates in its texts spelled out: a candidate may raise them, and no reader of UTF-8 takes them."""
    if type(value) is str:
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if type(value) is list:
        return [sayable(v) for v in value]
    if type(value) is dict:
        return {k: sayable(v) for k, v in value.items()}
    return value
