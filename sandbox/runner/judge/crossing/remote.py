"""The judge's side of the wall: calls into the candidate's process, and how they end."""

import builtins
import os
import sys
from collections import deque

import bounds
import wall

_CONTAINERS = (list, dict, set, bytearray, tuple)
_MAX_HELD = 32
# Elements of a list that comes in parts, and of one part.
_LONGEST, _PART = 5000000, 100000
_FUNCTION = {"h", "of", "class", "call"}  # of a node that stands for one
_MALFORMED = (wall.CannotCross, KeyError, IndexError, ValueError, TypeError, AttributeError, RecursionError)


class Gone(BaseException):
    """The candidate's process is no longer there, or has run out of time."""


class Forged(BaseException):
    """The candidate's process wrote something on the wall that is no answer."""


class CannotCarry(BaseException):
    """The stub asks for something that cannot be done from outside the candidate's process."""


class Heavy(BaseException):
    """The candidate's values are more than the judge can handle within bounds of its own: a process that can be ended has to."""


ENDINGS = (Gone, Forged, CannotCarry, Heavy)


class Remote:
    """Calls over a channel that has `send(message)` and `receive()`; the latter raises Gone.

    Attributes: `calls`, how many calls were made; `last`, what the last one was and gave, for the verdict's detail; `end`, the BaseException of this module that ended the conversation,
    for a stub that catches everything catches that as well; `capture`, what is called with that which the candidate prints during each call; `stopped`, the call that raised what ends loops, if one did.
    """

    ENDINGS = ENDINGS

    def __init__(self, channel, stand_ins, handed=None):
        """`handed`: what another Remote handed over."""
        self._channel = channel
        self.stand_ins = stand_ins(self)
        self.capture = None
        self._quiet = None
        # Counted from where no candidate can know, which could say the answer to a call before it returns another value.
        self._serial = int.from_bytes(os.urandom(6), "little")
        self._encoder = wall.Encoder(self._outgoing)
        self._decoder = wall.Decoder(self._incoming)
        self._passed = ()
        # The first is what a comparison with a value that is not shown calls back.
        self._callables = [self.stand_ins.compare_hidden]
        self._held = []
        self._nodes = {}
        if handed is not None:
            self._serial, self._nodes = handed
        self.calls = 0
        # Globals of the candidate's that are neither functions nor classes, and where the stub has them.
        self.watched, self.spaces = {}, []
        self.classes = []
        self.last = None
        self.stopped = None
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
        self._decoder.refuse_heavy = _raise_heavy if light else None

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
        if self.watched:
            self._look_again()
        return value

    def _whole(self, value):
        """A list that is too long for one answer, in parts: to ask for each of its elements takes for ever."""
        if self._channel.light:
            raise Heavy
        size = self.ask("len", value)
        found = []
        while type(size) is int and len(found) < size <= _LONGEST:
            part = self.ask("getitem", value, slice(len(found), len(found) + _PART))
            # What is made of the parts is no container that an object holds.
            self._held = [(held, before) for held, before in self._held if held is not part]
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
        name = self.stand_ins.name_of(target) or getattr(type(target), "__name__", "call")
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
            return self._ask(operation, arguments, named)
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
        """Give up carrying the stub."""
        self.end = CannotCarry(what)
        raise self.end

    def _ask(self, operation, arguments, named):
        if self._held:
            self._look_at_held()
        self._serial += 1
        message = {"n": self._serial, "op": operation, "a": [self._encoder.encode(a) for a in arguments]}
        if named:
            message["k"] = {k: self._encoder.encode(v) for k, v in named.items()}
        if self.capture:
            message["capture"] = True
        passed = [*(arguments[1:] if operation == "call" else arguments), *named.values()]
        if operation == "call":
            self.last = (arguments[0], message)
        self._channel.send(message)
        serial = self._serial
        while True:
            answer = self._channel.receive()
            if type(answer) is dict and "q" in answer:
                self._channel.send(self._call_back(answer))
            else:
                break
        if type(answer) is not dict or answer.get("n") != serial:
            raise Forged("an answer out of turn")
        self._passed = passed
        try:
            if self.capture and answer.get("out"):
                self.capture(answer["out"])
            if "m" in answer:
                for position, node in answer["m"].items():
                    _update(passed[int(position)], self._decoder.decode(node))
            if "x" in answer:
                error = self.stand_ins.exception(answer["x"], self._decoder.decode)
                if operation == "call" and isinstance(error, (StopIteration, StopAsyncIteration)):
                    self.stopped = self.describe_last()
            else:
                value = self._decoder.decode(answer["v"])
                if type(value) in _CONTAINERS and (operation in ("get", "getitem", "method") or operation == "call" and type(arguments[0]).__name__ == "method"):
                    self._held = self._held[-_MAX_HELD:] + [(value, self._encoder.encode(value))]
                return value
        except _MALFORMED as malformed:
            raise Forged("a malformed answer: %s" % malformed) from None
        finally:
            self._passed = ()
        raise error

    def _look_at_held(self):
        """A container that an object of the candidate's gave is a copy here and may be its very own over there. Where the stub
        has changed such a copy, what comes next would not know of it."""
        for value, before in self._held:
            if self._encoder.encode(value) != before:
                self.refuse("a change to a container that an object of the candidate's holds")
        # Those that nobody else refers to any more cannot change: here it is the tuple, the variable and the argument.
        self._held = [(value, before) for value, before in self._held if sys.getrefcount(value) > 3]

    def named(self, name, kind):
        """The stand-in for a global of the candidate's module."""
        return self.stand_ins.named(name, kind)

    def _call_back(self, question):
        try:
            arguments = [self._decoder.decode(a) for a in question["a"]]
            named = {k: self._decoder.decode(v) for k, v in question["k"].items()}
            function = self._callables[question["q"]]
        except (wall.CannotCross, KeyError, IndexError, TypeError, AttributeError) as malformed:
            raise Forged("a malformed callback: %s" % malformed) from None
        try:
            return {"v": self._encoder.encode(function(*arguments, **named))}
        except Exception as error:
            return {"x": {"type": type(error).__name__, "message": str(error)}}

    def _outgoing(self, value, base):
        node = self.stand_ins.node_of(value)
        if node is not None:
            return node
        if getattr(builtins, getattr(value, "__name__", ""), None) is value:
            return {"builtin": value.__name__}
        if callable(value) and not isinstance(value, type):
            self._callables.append(value)
            return {"f": len(self._callables) - 1, "name": str(getattr(value, "__name__", "callback"))}
        raise CannotCarry("an argument of type %s" % type(value).__name__)

    def _incoming(self, node, decoder, depth):
        if "a" in node:
            return self._passed[node["a"]]
        return self.stand_ins.made(node, decoder, depth)


# What is told of an exception beside its type, text and line: attributes of the built-in ones.
TOLD = ("name", "errno", "filename", "code", "path", "value")


def checked(told):
    """What is told of an exception, if it has the form that it must have and is no longer than it may be. Raises Forged, for the candidate may have said it."""
    if (type(told) is not dict or not _is_text(told.get("type"), "type") or not _is_text(told.get("message"), "message")
            or told.get("line") is not None and bounds.line(told["line"]) is None
            or not all(_is_text(told[name], name) if type(told[name]) is str else bounds.number(told[name]) is not None for name in TOLD if name in told)
            or not _is_text(told.get("module", ""), "module") or type(told.get("class", 0)) is not int
            or type(told.get("group", [])) is not list or type(told.get("args", [])) is not list or type(told.get("attributes", {})) is not dict
            or type(told.get("bases", [])) is not list or not all(_is_text(b, "type") for b in told.get("bases", ()))):
        raise Forged("an exception that is none")
    return told


def _is_text(value, field):
    return type(value) is str and len(value) <= bounds.TEXTS[field]


def _raise_heavy():
    raise Heavy


def _is_updated(old, new):
    return isinstance(old, (list, dict, set, bytearray, tuple, deque)) and type(old) is type(new)


def _update(old, new):
    """Make a container that was passed by the stub what it has become over there."""
    if not _is_updated(old, new):
        return
    if isinstance(old, tuple):
        for inner, value in zip(old, new):
            _update(inner, value)
    elif isinstance(old, list) and len(old) == len(new):
        for position, value in enumerate(new):
            if _is_updated(old[position], value):
                _update(old[position], value)
            else:
                old[position] = value
    elif isinstance(old, dict):
        kept = {k: old[k] for k in new if k in old}
        old.clear()
        for key, value in new.items():
            if key in kept and _is_updated(kept[key], value):
                _update(kept[key], value)
                value = kept[key]
            old[key] = value
    elif isinstance(old, set):
        old.clear()
        old.update(new)
    elif isinstance(old, deque):
        old.clear()
        old.extend(new)
    else:
        old[:] = new
