"""One question over the wall and its answer: how both are written, what a call back in between gives, and what is no answer."""

import builtins

import graph
import stops
import wall
from endings import ENDINGS, CannotCarry, Forged, Refused
from held import Held, Kept
from updating import update

# What the judge asks for itself, and not for the stub.
_OUR_OWN = frozenset(("global", "kinds", "changed", "inside", "ping"))
# What changes nothing: between two of these an object is what it was.
_LOOKS = frozenset("""eq ne lt le gt ge contains hash get repr str format len iter bool int float complex index plain isinstance issubclass type dir""".split())
MALFORMED = (wall.CannotCross, KeyError, IndexError, ValueError, TypeError, AttributeError, RecursionError)


class Asking:
    """The part of a Remote that asks.

    Attributes: `stand_ins`, what stands for the candidate's objects; `last`, the last call and what it gave, for the verdict's detail;
    `end`, the ending (endings.py) of the conversation, kept as a stub that catches everything catches that as well;
    `capture`, what is called with the text that the candidate prints during each call; `moves`, how often something was asked
    that may change an object; `stops`, the exceptions that end loops and were raised in the stub (stops.py);
    `watched`, the candidate's globals that are neither functions nor classes, as the stub has them; `spaces`, the stub's globals.
    """

    def __init__(self, channel, stand_ins, serial):
        """`stand_ins`: makes what stands for the candidate's objects; `serial`: the number before that of the first question."""
        self._channel = channel
        self._serial = serial
        self._answered = range(serial + 1, serial + 1)
        self._encoder = wall.Encoder(self._outgoing)
        self._decoder = wall.Decoder(self._incoming)
        self._passed = ()
        # The first stands for the comparison with a value that the candidate is not shown, see _call_back.
        self._callables = [None]
        self._held = Held(self._encoder.encode)
        self.capture = None
        self.last = None
        self.moves = 0
        self.stops = []
        self.end = None
        self.watched, self.spaces = {}, []
        self._quiet = None
        self.stand_ins = stand_ins(self)

    def use(self, quiet):
        """From now on tells `quiet` (quiet.py) when each question begins and ends."""
        self._quiet = quiet

    def ask(self, operation, *arguments, **named):
        """Asks the candidate's process for an operation (operations.OPERATIONS). Gives its value or raises its exception."""
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

    def begin_stub(self):
        """Another stub begins: nothing of the one before it is looked at any more."""
        self.watched.clear()
        self.spaces.clear()
        self.stops.clear()

    def _look_again(self):
        """Gives the stub the new values of the candidate's globals that it uses and has not bound anew."""
        for name, old in list(self.watched.items()):
            new = self.ask("global", name)
            if self._encoder.encode(new) == self._encoder.encode(old):
                continue
            self.watched[name] = new
            for space in self.spaces:
                if space.get(name) is old:
                    space[name] = new

    def refuse(self, what):
        """Ends the conversation: the candidate gave something that the judge would have to believe, or that cannot cross. Raises Refused."""
        self.end = Refused(what)
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
        except MALFORMED as malformed:
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
        """Sends a question. Gives its number, and the arguments that the call may change."""
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

    def _call_back(self, question):
        try:
            number = question["q"]
            if number == 0:
                return {"v": self.stand_ins.weighing.answer(*question["a"])}
            arguments = [self._decoder.decode(a) for a in question["a"]]
            named = {k: self._decoder.decode(v) for k, v in question["k"].items()}
            function = self._callables[number]
        except MALFORMED as malformed:
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
