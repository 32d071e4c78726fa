"""The judge's side of the wall: what a stub does with the candidate's module, as calls into the candidate's process."""

import os

import stops
from asking import MALFORMED, Asking
from endings import ENDINGS, Forged, Heavy
from told import checked

# Elements of a list that comes in parts, and of one part.
_LONGEST, _PART = 5000000, 100000
_FUNCTION = {"h", "of", "class", "call"}  # of a node that stands for one


class Remote(Asking):
    """Calls over a channel that has `send(message)` and `receive()`; the latter raises Gone.

    Attributes, beside those of Asking: `calls`, how many calls were made; `classes`, the names of the candidate's classes.
    """

    ENDINGS = ENDINGS

    def __init__(self, channel, stand_ins, handed=None):
        """`handed`: what hand_over() of another Remote gave."""
        # Counted from where no candidate can know: one that knew could write the answer to a call before it returns another value.
        serial, self._nodes = handed or (int.from_bytes(os.urandom(6), "little"), {})
        super().__init__(channel, stand_ins, serial)
        self.calls = 0
        self.classes = []

    def hand_over(self):
        """The plain values with which a Remote in another process goes on."""
        return [self._serial, self._nodes]

    def keep_light(self, light=True):
        """From now on raises Heavy for a value that could keep this process busy for ever, or fill its memory."""
        self._channel.light = light
        self._decoder.refuse_heavy = self.stand_ins.weighing.decoder.refuse_heavy = _raise_heavy if light else None

    def order(self, code, compile_only=False, nodes=True, name=None, files=None):
        """Tells the candidate's process to run the module.

        `nodes`: whether it sends the module's first functions along; `name`: the module's name; `files`: texts that lie beside it."""
        message = {"code": code, "compile_only": compile_only, "nodes": nodes}
        if name:
            message["name"] = name
        if files:
            message["files"] = files
        self._channel.send(message)

    def started(self):
        """Waits for the first answer, which comes when the module has run: {"names", "nodes"} or {"x"}."""
        answer = self._channel.receive()
        names = answer.get("names") if type(answer) is dict else None
        if type(answer) is dict and "x" in answer:
            answer["x"] = checked(answer["x"])
        elif type(names) is not dict or not all(type(kind) is str for kind in names.values()):
            raise Forged("no answer to the order to run")
        elif type(answer.get("nodes")) is dict:
            self._nodes = answer["nodes"]
        return answer

    def given(self, name):
        """A global of the candidate's. Uses the value that came with the first answer, if it did, which saves a question."""
        node = self._nodes.pop(name, None)
        if node is None:
            return self.ask("global", name)
        if type(node) is not dict or node.keys() != _FUNCTION:
            raise Forged("a function that is none")
        try:
            return self._decoder.decode(node)
        except MALFORMED as malformed:
            raise Forged("a malformed value: %s" % malformed) from None

    def call(self, target, arguments, named):
        """Calls the candidate's function. Gives its value or raises its exception."""
        self.calls += 1
        value = self.ask("call", target, *arguments, **named)
        if type(value).__name__ == "list" and type(value) is not list:
            value = self._whole(value)
        self.last += (value,)
        self.stand_ins.trust.answered(target, value)
        self.stand_ins.taints.called(target, value)
        return value

    def _whole(self, value):
        """Fetches a list that is too long for one answer in parts. To ask for each element would take too long."""
        if self._channel.light:
            raise Heavy
        size = self.ask("len", value)
        found = []
        while type(size) is int and len(found) < size <= _LONGEST:
            part = self.ask("getitem", value, slice(len(found), len(found) + _PART))
            self._held.leave(part)  # what is made of the parts is no container that an object holds
            if type(part) is not list or not part:
                return value
            found += part
        return found or value

    def describe_last(self):
        """The last call and what it gave, as `f(1, 2) gave 3`; empty where there was none."""
        if self.last is None:
            return ""
        # From the message, for the call may have changed the arguments since.
        target, message, *value = self.last
        parts = [self._shown(a) for a in message["a"][1:]] + ["%s=%s" % (k, self._shown(v)) for k, v in message.get("k", {}).items()]
        name = self.stand_ins.trust.name_of(target) or getattr(type(target), "__name__", "call")
        return "%s(%s) gave %s" % (name, ", ".join(parts), self.stand_ins.shown(value[0])) if value else "%s(%s)" % (name, ", ".join(parts))

    def _shown(self, node):
        try:
            return self.stand_ins.shown(self._decoder.decode(node))
        except Exception:  # what is here by handle or called back has no value to show
            return "..."

    def needs_a_process(self):
        """Raises Heavy: the stub needs a process of its own."""
        raise Heavy

    def kinds(self, names):
        """{name: kind} of those of the given names that the candidate has."""
        found = self.ask("kinds", names)
        if type(found) is not dict or not all(type(name) is str and type(kind) is str for name, kind in found.items()):
            raise Forged("no kinds of names")
        return found

    def look_at_stops(self, source):
        """Raises Refused where the candidate raised a StopIteration that ended a loop of the stub's (stops.py)."""
        self.end = self.end or stops.unhandled(self, source)
        if self.end is not None:
            raise self.end

    def named(self, name, kind):
        """The stand-in for a global of the candidate's module."""
        return self.stand_ins.named(name, kind)


def _raise_heavy():
    raise Heavy
