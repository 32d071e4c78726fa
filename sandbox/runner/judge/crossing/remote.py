"""The judge's side of the wall: calls into the candidate's process, and how they end."""

import builtins
import os

import graph
import stops
import wall
from endings import ENDINGS, CannotCarry, Forged, Gone, Heavy, Refused  # noqa: F401
from held import Held, Kept
from told import TOLD, checked  # noqa: F401
from updating import update

# Elements of a list that comes in parts, and of one part.
_LONGEST, _PART = 5000000, 100000
_FUNCTION = {"h", "of", "class", "call"}  # of a node that stands for one
# What changes nothing: between two of these an object is what it was.
_OUR_OWN = frozenset(("global", "kinds", "changed", "inside", "ping"))
_LOOKS = frozenset("""eq ne lt le gt ge contains hash get repr str format len iter bool int float complex index plain isinstance issubclass type dir""".split())
_MALFORMED = (wall.CannotCross, KeyError, IndexError, ValueError, TypeError, AttributeError, RecursionError)


class Remote:
    """Calls over a channel that has `send(message)` and `receive()`; the latter raises Gone.

    Attributes: `calls`, how many calls were made; `last`, what the last one was and gave, for the verdict's detail; `end`, the ending (endings.py) that the conversation
    came to, for a stub that catches everything catches that as well; `capture`, what is called with that which the candidate prints during each call; `moves`, how often something was asked that may change an object; `stops`, the
    exceptions that end loops and were raised in the stub (stops.py).
    """

    ENDINGS = ENDINGS

    def __init__(self, channel, stand_ins, handed=None):
        """`handed`: what another Remote handed over."""
        self._channel = channel
        self.stand_ins = stand_ins(self)
        self.capture = None
        self._quiet = None
        # Counted from where no candidate can know, which could say the answer to a call before it returns another value.
        self._serial, self._nodes = handed or (int.from_bytes(os.urandom(6), "little"), {})
        self._answered = range(self._serial + 1, self._serial + 1)
        self._encoder = wall.Encoder(self._outgoing)
        self._decoder = wall.Decoder(self._incoming)
        self._passed = ()
        # The first is what a comparison with a value that is not shown calls back, see _call_back.
        self._callables = [None]
        self._held = Held(self._encoder.encode)
        self.calls = 0
        # Globals of the candidate's that are neither functions nor classes, and where the stub has them.
        self.watched, self.spaces = {}, []
        self.classes = []
        self.last = None
        self.moves = 0
        self.stops = []
        self.end = None

    def hand_over(self):
        """What another process needs to go on, as plain values."""
        return [self._serial, self._nodes]

    def use(self, quiet):
        """Have `quiet` (see quiet.py) told of each call."""
        self._quiet = quiet

    def keep_light(self, light=True):
        """Take no value that could keep a process busy for ever, or fill its memory: from here on Heavy is raised instead."""
        self._channel.light = light
        self._decoder.refuse_heavy = self.stand_ins.weighing.decoder.refuse_heavy = _raise_heavy if light else None

    def order(self, code, compile_only=False, nodes=True, name=None, files=None):
        """Have the module run; `nodes`, whether its first functions are to be sent along; `name`, what it is called; `files`, what lies beside it."""
        message = {"code": code, "compile_only": compile_only, "nodes": nodes}
        if name:
            message["name"] = name
        if files:
            message["files"] = files
        self._channel.send(message)

    def started(self):
        """What came of running the module, the first answer as it is: {"names", "nodes"} or {"x"}."""
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
        """A global of the candidate's, as it was when the module had run."""
        node = self._nodes.pop(name, None)
        if node is None:
            return self.ask("global", name)
        if type(node) is not dict or node.keys() != _FUNCTION:
            raise Forged("a function that is none")
        try:
            return self._decoder.decode(node)
        except _MALFORMED as malformed:
            raise Forged("a malformed value: %s" % malformed) from None

    def call(self, target, arguments, named):
        """Call the candidate's function. Gives its value or raises its exception."""
        self.calls += 1
        value = self.ask("call", target, *arguments, **named)
        if type(value).__name__ == "list" and type(value) is not list:
            value = self._whole(value)
        self.last += (value,)
        self.stand_ins.trust.answered(target, value)
        self.stand_ins.taints.called(target, value)
        return value

    def _whole(self, value):
        """A list that is too long for one answer, in parts: to ask for each of its elements takes for ever."""
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

    def _look_again(self):
        """Have the stub see what a call has made of globals of the candidate's: those that it uses and has not bound anew."""
        for name, old in list(self.watched.items()):
            new = self.ask("global", name)
            if self._encoder.encode(new) == self._encoder.encode(old):
                continue
            self.watched[name] = new
            for space in self.spaces:
                if space.get(name) is old:
                    space[name] = new

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

    def ask(self, operation, *arguments, **named):
        """Have an operation of operations.OPERATIONS carried out over there."""
        if self._quiet is not None:
            self._quiet.end()
        try:
            try:
                return self._ask(operation, arguments, named)
            finally:
                if self.watched and self.end is None and operation not in _LOOKS and operation not in _OUR_OWN:
                    self._look_again()
        except ENDINGS as end:
            self.end = end
            raise
        finally:
            if self._quiet is not None:
                self._quiet.begin()

    def needs_a_process(self):
        """Give up in the judge's own process."""
        raise Heavy

    def kinds(self, names):
        """{name: kind} of those of the names that the candidate has."""
        found = self.ask("kinds", names)
        if type(found) is not dict or not all(type(name) is str and type(kind) is str for name, kind in found.items()):
            raise Forged("no kinds of names")
        return found

    def refuse(self, what):
        """End the conversation: what the candidate gave would have to be believed, or cannot be carried."""
        self.end = Refused(what)
        raise self.end

    def look_at_stops(self, source):
        """Raises Refused where the candidate raised what ended a loop of the stub's instead of failing it."""
        self.end = self.end or stops.unhandled(self, source)
        if self.end is not None:
            raise self.end

    def _ask(self, operation, arguments, named):
        if self.end is not None:
            raise self.end
        if self._held:
            self._send_changes()
        if operation not in _LOOKS:
            self.moves += 1
        serial, passed = self._send(operation, arguments, named)
        while True:
            answer = self._channel.receive()
            if type(answer) is not dict:
                break
            if "q" in answer:
                self._channel.send(self._call_back(answer))
            elif type(answer.get("n")) is not int or answer["n"] not in self._answered:
                break  # a second answer to what was answered comes too late to be one
        if type(answer) is not dict or answer.get("n") != serial:
            raise Forged("an answer out of turn")
        self._answered = range(self._answered.start, serial + 1)
        self._passed = passed
        try:
            if self.capture and answer.get("out"):
                self.capture(answer["out"])
            if "m" in answer:
                for position, node in answer["m"].items():
                    update(passed[int(position)], self._decoder.decode(node))
            if "x" not in answer:
                value = self._decoder.decode(answer["v"])
                if answer.get("own"):
                    self._held.take(value, serial)
                return value
            error = self.stand_ins.exception(answer["x"], self._decoder.decode, serial)
        except _MALFORMED as malformed:
            raise Forged("a malformed answer: %s" % malformed) from None
        finally:
            self._passed = ()
        if isinstance(error, stops.ENDING):
            stops.raised(self, operation, error)
        raise error

    def _send_changes(self):
        for kept, value in self._held.changed():
            try:
                self._ask("changed", (kept, value), {})
            except Exception:
                self.refuse("a change to a container that an object of the candidate's gave cannot be carried")

    def _send(self, operation, arguments, named):
        """Send a question. Gives its number, and what may come back changed."""
        self._serial += 1
        try:
            message = {"n": self._serial, "op": operation, "a": [self._encoder.encode(a) for a in arguments]}
            if named:
                message["k"] = {k: self._encoder.encode(v) for k, v in named.items()}
        except CannotCarry as what:
            if arguments and self.stand_ins.trust.may_be_given(arguments[0]):
                raise
            self.refuse("%s cannot be given to what the candidate gave" % what)
        if self.capture:
            message["capture"] = True
        if operation == "call":
            self.last = (arguments[0], message)
        self._channel.send(message)
        return self._serial, [*(arguments[1:] if operation == "call" else arguments), *named.values()]

    def named(self, name, kind):
        """The stand-in for a global of the candidate's module."""
        return self.stand_ins.named(name, kind)

    def _call_back(self, question):
        try:
            number = question["q"]
            if number == 0:
                return {"v": self.stand_ins.weighing.answer(*question["a"])}
            arguments = [self._decoder.decode(a) for a in question["a"]]
            named = {k: self._decoder.decode(v) for k, v in question["k"].items()}
            function = self._callables[number]
        except _MALFORMED as malformed:
            raise Forged("a malformed callback: %s" % malformed) from None
        try:
            return {"v": self._encoder.encode(function(*arguments, **named))}
        except Exception as error:
            return {"x": {"type": type(error).__name__, "message": str(error)}}

    def _outgoing(self, value, base):
        node = self.stand_ins.node_of(value)
        if node is not None:
            return node
        if type(value) is Kept:
            return {"p": value.serial}
        if getattr(builtins, getattr(value, "__name__", ""), None) is value:
            return {"builtin": value.__name__}
        if callable(value) and not isinstance(value, type):
            self._callables.append(value)
            return {"f": len(self._callables) - 1, "name": str(getattr(value, "__name__", "callback"))}
        node = graph.encode(value, wall.Encoder(self._outgoing).encode)
        if node is None:
            raise CannotCarry("an argument of type %s" % type(value).__name__)
        return node

    def _incoming(self, node, decoder, depth):
        if "a" in node:
            return self._passed[node["a"]]
        return self.stand_ins.made(node, decoder, depth)


def _raise_heavy():
    raise Heavy
