"""The candidate's module and the judge's calls into it: runs the module, then answers calls over the wall until it is ended from outside.

Nothing that this process says is a verdict. It answers with values and exceptions; what they are compared with is
in another process. Its messages (see wall.py for values):

    first frame in    {"code": source, "compile_only": bool, "nodes": bool}, with "name", where the module has another than usual, and "files"
    its answer        {"names": {name: kind}, "nodes": {name: value} where wanted}, or {"x": exception}
    later frames in   {"n": serial, "op": name, "a": [values], "k": {name: value}}
    their answers     {"n": serial, "v": value} or {"n": serial, "x": exception}, with "m": the arguments that changed
                      and "out": what was printed, where asked for
    a callback        {"q": callback, "a": [values], "k": {...}}, answered by {"v"} or {"x"}
"""

import builtins
import posix
import sys

import frames
import wall
from bounds import MOST_NAMES
from confine import FILE, NAME, lay_out, put
from kept import Kept
from naming import Naming
from notes import COMPILED, READ, tell_phase
from operations import OPERATIONS, graph
from telling import Telling

_MUTABLE = (list, dict, set, bytearray)
_CHANGING = (tuple, *_MUTABLE)  # or may hold what changes
_CONTAINERS = (list, dict, set, bytearray, tuple)
_GIVES_ITS_OWN = ("get", "getitem", "method")
_Module = type(sys)
_Method = type(wall.Encoder(None).encode)


class Candidate(Naming, Telling):
    """The candidate's module, and the objects of it that the judge holds handles to."""

    def __init__(self, folder, calls, answers, noted):
        self.folder = folder
        self.module = None
        self.sections = None
        self._name, self._path = NAME, folder + "/" + FILE
        self._calls = calls
        self._answers = answers
        self._notes = noted
        self._objects = []
        self._numbers = {}
        self._encoder = wall.Encoder(self._handle)
        self._decoder = wall.Decoder(self._made)
        self._arguments = ()
        self._kept = Kept()

    def serve(self):
        """Runs the module and answers calls until the judge closes the wall."""
        order = frames.read(self._calls)
        if order is None:
            return
        self._answer(self._run(order))
        while True:
            call = frames.read(self._calls)
            if call is None:
                return
            # What is no call is the reply to a callback that nobody asked for: forged by the candidate, and told by the judge.
            if "op" in call:
                self._answer(self._respond(call))

    def _run(self, order):
        source = order["code"]
        try:
            name = order.get("name")
            if name:
                self._name, self._path = name, "%s/%s.py" % (self.folder, name)
                sys.argv[0] = self._path
            put(self._path, source.encode("utf-8", "surrogatepass"))
            if "files" in order:
                lay_out(self.folder, order["files"])
            # Whatever ends it before here is no doing of the code's; from here on the compiler has it.
            tell_phase(self._notes, READ)
            code = compile(source, self._path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            return {"x": self.describe(error), "phase": "compile"}
        # Said apart from the rest, for the module may not come back. What it says itself is none of this.
        tell_phase(self._notes, COMPILED)
        posix.close(self._notes)
        if order.get("compile_only"):
            return {"names": {}}
        module = self.module = _Module(self._name)
        module.__file__ = self._path
        module.__builtins__ = builtins
        sys.modules[self._name] = module
        namespace = module.__dict__
        try:
            exec(code, namespace)
        except BaseException as error:
            return {"x": self.describe(error), "phase": "run"}
        finally:
            self._flush()
        names = self._names(namespace)
        answer = {"names": names}
        if len(names) >= MOST_NAMES:
            answer["more"] = True
        if order.get("nodes"):
            answer["nodes"] = self._nodes(namespace)
        return answer

    def _respond(self, call):
        """Carries out one call of the judge's. Gives the answer, encoded."""
        operation = call["op"]
        before = None
        captured = None
        try:
            decode = self._decoder.decode
            arguments = [decode(a) for a in call["a"]]
            named = {k: decode(v) for k, v in call["k"].items()} if call.get("k") else {}
            if operation == "call":
                target = arguments.pop(0)
            passed = arguments + list(named.values())
            if operation == "call" and any(map(_may_change, passed)):
                before = [repr_of(a) for a in passed]
            if call.get("capture"):
                captured = _Capture()
            outer, self._arguments = self._arguments, passed
            try:
                if operation == "call":
                    value = target(*arguments, **named)
                else:
                    value = OPERATIONS[operation](self, *arguments)
                aliases = ({id(a): i for i, a in enumerate(passed) if type(a) in _MUTABLE or type(a).__name__ == "deque"}
                           if before is not None else None)
                answer = {"n": call["n"], "v": self._encoder.encode(value, aliases)}
                if type(value) in _CONTAINERS and (operation in _GIVES_ITS_OWN or operation == "call" and type(target) is _Method):
                    answer["own"] = True
                    self._kept.keep(call["n"], value, len(value))
            finally:
                self._arguments = outer
        except BaseException as error:
            answer = {"n": call["n"], "x": self.describe(error)}
            if answer["x"]["own"]:
                self._kept.keep(call["n"], BaseException.with_traceback(error, None))
        if captured is not None:
            answer["out"] = captured.end()
        if before is not None:
            changed = {str(i): self._encoder.encode(a) for i, a in enumerate(passed) if _may_change(a) and repr_of(a) != before[i]}
            if changed:
                answer["m"] = changed
        self._flush()
        return answer

    def _answer(self, answer):
        try:
            frames.write(self._answers, answer)
        except (TypeError, ValueError, RecursionError, MemoryError) as error:
            frames.write(self._answers,
                         {"n": answer.get("n"), "x": {"type": "CannotCross", "message": str(error), "line": None, "bases": ["Exception"]}})

    def _flush(self):
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass

    def _number(self, value):
        number = self._numbers.get(id(value))
        if number is None:
            number = len(self._objects)
            self._objects.append(value)  # kept alive, so that the id stays its own
            self._numbers[id(value)] = number
        return number

    def _handle(self, value, base):
        number = self._number(value)
        if isinstance(value, type):
            return {"k": number, "name": value.__name__, "module": value.__module__,
                    "base": [c.__name__ for c in value.__mro__ if c.__module__ == "builtins"]}
        kind = type(value)
        node = {"h": number, "of": kind.__name__, "class": self._number(kind), "call": callable(value)}
        if base is not None:
            node["base"], node["v"] = base
            if "_fields" in kind.__dict__:
                node["fields"] = [str(f) for f in kind._fields]
        return node

    def _made(self, node, decoder, depth):
        if "h" in node:
            return self._objects[node["h"]]
        if "g" in node:
            return self.named(node["g"])
        if "f" in node:
            return self._callback(node["f"], node.get("name", "callback"))
        if "builtin" in node:
            return getattr(builtins, node["builtin"])
        if "p" in node:
            return self._kept[node["p"]]
        if "w" in node:
            table, order = node["w"]
            return graph(table, order, decoder.decode)
        raise wall.CannotCross("unknown node")

    def _callback(self, number, name):
        def callback(*arguments, **named):
            frames.write(self._answers,
                         {"q": number, "a": [self._encoder.encode(a) for a in arguments],
                          "k": {k: self._encoder.encode(v) for k, v in named.items()}})
            while True:
                message = frames.read(self._calls)
                if message is None:
                    posix._exit(0)
                if "op" in message:
                    self._answer(self._respond(message))
                elif "x" in message:
                    kind = getattr(builtins, message["x"]["type"], Exception)
                    raise kind(message["x"]["message"])
                else:
                    return self._decoder.decode(message["v"])

        callback.__name__ = callback.__qualname__ = name
        return callback


def _may_change(value):
    """Whether a call may change an argument that crossed by value."""
    return isinstance(value, _CHANGING) or type(value).__name__ == "deque"


def repr_of(value):
    """A fingerprint of an argument: another one after a call means that the call changed it."""
    try:
        return repr(value)
    except BaseException:
        return object()  # an int of more digits than Python shows: taken for changed


class _Capture:
    """Keeps what is printed during one call, for doctests that show it."""

    def __init__(self):
        import io

        self._outer = sys.stdout
        self._text = sys.stdout = io.StringIO()

    def end(self):
        sys.stdout = self._outer
        return self._text.getvalue()[:100000]
