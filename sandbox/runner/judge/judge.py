"""The judge: takes trials from the coordinator on standard input and answers with verdicts on standard output."""

import os
import sys
import traceback

import frames
from bytecode import Bytecode
from core import Core
from keeping import Keeping
from memory import Memory
from messages import FAULT, READY, SAY, UNFIT, WARM
from outbox import Outbox
from remains import Remains
from idlewatch import IdleWatch
from trial import Trial
from workshop import Workshop

VERSION = 1
# The trials' users: from here on, in pairs (the candidate's, its stub's), as far as a user namespace reaches.
_FIRST_UID, _USERS = 20000, 40000
_PYTHON = sys.version.split()[0]


def serve(socket, module=None):
    """Serve the coordinator until it closes its end; once the keeper has the module warm, where one was asked for."""
    workshop = Workshop()  # first of all: what it forks is to know nothing
    # Nothing that is printed by mistake may get among the frames.
    verdicts = os.dup(1)
    os.dup2(2, 1)
    orders = os.dup(0)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    memory = Memory()
    outbox = Outbox(verdicts, orders)
    idle_watch = IdleWatch(orders, outbox)
    core = Core()
    keeping = Keeping(socket, workshop)
    # The kernel counts a user's processes over all containers: two sandboxes side by side must not use the same one, or a fork bomb
    # in one keeps threads from the other.
    serial = int.from_bytes(os.urandom(4), "big")
    if module:
        said = keeping.first_word()
        # The first candidate is to find no more than the others.
        if said == WARM and not keeping.clean():
            said = "its import leaves files that cannot be removed"
        if said != WARM:
            outbox.say({"type": UNFIT, "python": _PYTHON, "detail": said})
            return
    remains = Remains(memory)
    bytecode = Bytecode(workshop, orders)
    outbox.say({"type": READY, "protocol": VERSION, "python": _PYTHON})
    while True:
        order = frames.read(orders)
        if order is None:
            return
        if order["type"] == SAY:
            outbox.flush()
            continue
        if order.get("core"):
            core.take(*order["core"])
        idle_watch.begin(order["id"])
        try:
            verdict = Trial(order, _FIRST_UID + 2 * serial % _USERS, keeping, workshop, memory, idle_watch, bytecode).run()
            # What cannot be proved to be gone is left behind, with its sandbox.
            verdict["clean"] = bool(verdict.get("clean")) and remains.none()
        except BaseException:
            verdict = {"type": FAULT, "detail": traceback.format_exc(limit=-6)}
        serial += 1
        verdict["id"] = order["id"]
        try:
            outbox.put(verdict)
        except ValueError:
            outbox.put({"type": FAULT, "id": order["id"], "detail": "the verdict does not fit into a frame"})
