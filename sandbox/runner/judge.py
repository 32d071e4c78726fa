"""The judge: takes trials from the coordinator on standard input and answers with verdicts on standard output."""

import os
import platform
import sys
import traceback

import frames
from memory import Memory
from trial import Trial

VERSION = 1
_FIRST_UID = 20000


def serve(keeper):
    """Serve the coordinator until it closes its end."""
    orders, verdicts = 0, 1
    # Nothing that is printed by mistake may get among the frames.
    verdicts = os.dup(1)
    os.dup2(2, 1)
    orders = os.dup(0)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    memory = Memory()
    uid = _FIRST_UID
    frames.write(verdicts, {"type": "ready", "protocol": VERSION, "python": platform.python_version(), "memory_account": memory.known})
    while True:
        order = frames.read(orders)
        if order is None:
            return
        if order["type"] == "ping":
            frames.write(verdicts, {"type": "pong", "id": order["id"]})
            continue
        try:
            verdict = Trial(order, order.get("uid", 0) + uid, keeper, memory).run()
        except Exception:
            verdict = {"type": "fault", "detail": traceback.format_exc(limit=-6)}
        uid += 2
        verdict["id"] = order["id"]
        try:
            frames.write(verdicts, verdict)
        except ValueError:
            frames.write(verdicts, {"type": "fault", "id": order["id"], "detail": "the verdict does not fit into a frame"})
