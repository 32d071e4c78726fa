"""The candidate's process: runs the module, then answers calls over the wall until it is ended from outside.

Nothing that this process says is a verdict. It answers with values and exceptions; what they are compared with is
in another process. How far it got before it ran anything it says in its notes (notes.py). Its messages (see wall.py for values):

    first frame in    {"code": source, "compile_only": bool, "nodes": bool}, with "name", where the module has another than usual, and "files"
    its answer        {"names": {name: kind}, "nodes": {name: value} where wanted}, or {"x": exception}
    later frames in   {"n": serial, "op": name, "a": [values], "k": {name: value}}
    their answers     {"n": serial, "v": value} or {"n": serial, "x": exception}, with "m": the arguments that changed
                      and "out": what was printed, where asked for
    a callback        {"q": callback, "a": [values], "k": {...}}, answered by {"v"} or {"x"}
"""

import builtins
import gc
import posix
import sys

import _warnings

import frames
import wall
from bounds import MOST_NAMES, MOST_OF_NAMES
from confine import ANSWERS, CALLS, FILE, NAME, NOTES, RUNNER, Limits, drop, lay_out, put
from kept import Kept
from notes import COMPILED, READ, UP, tell_phase
from operations import OPERATIONS, graph
from telling import Telling

_MUTABLE = (list, dict, set, bytearray)
_CHANGING = (tuple, *_MUTABLE)  # or may hold what changes
_CONTAINERS = (list, dict, set, bytearray, tuple)
_GIVES_ITS_OWN = ("get", "getitem", "method")
_MOST_NODES = 4
_Module = type(sys)
_Method = type(wall.Encoder(None).encode)


def main(packed):
    """Run in a newly forked child that has its descriptors (confine.OWN) in place. Takes its limits, packed. Never returns."""
    status = 70
    try:
        limits = Limits.unpack(packed)
        folder = drop(limits)
        if limits.fresh:
            for fd in (CALLS, ANSWERS, NOTES):
                posix.set_inheritable(fd, True)
            posix.execve(sys.executable, [sys.executable, "-s", RUNNER + "candidate/fresh.py", folder], posix.environ)
        _seed_anew()
        serve(folder)
        status = 0
    except BaseException as error:
        posix.write(2, ("%s: %s, line %s" % (type(error).__name__, error, _where(error))).encode("utf-8", "replace"))
    finally:
        posix._exit(status)


_Function = type(main)


def serve(folder):
    """Be the candidate's process, in its own folder, until the judge closes the wall."""
    _settle(folder)
    candidate = Candidate(folder, CALLS, ANSWERS, NOTES)
    # Said before any of the candidate's code is read: without it the fault is ours.
    tell_phase(NOTES, UP)
    candidate.serve()


def _where(error):
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return "%d of %s" % (trace.tb_lineno, trace.tb_frame.f_code.co_filename)


def look_like_a_fresh_interpreter():
    """Take the runner's own modules out of sight, and have warnings shown. Of that which a fork finds already done."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(RUNNER):
            del sys.modules[name]
    sys.modules["__main__"] = _Module("__main__")
    # Each kind of warning once for each place: evidence of what the next Python will break.
    _warnings.filters.insert(0, ("default", None, Warning, None, 0))
    if hasattr(_warnings, "_filters_mutated"):
        _warnings._filters_mutated()
    elif hasattr(_warnings, "_filters_mutated_lock_held"):
        _warnings._acquire_lock()
        _warnings._filters_mutated_lock_held()
        _warnings._release_lock()


def _seed_anew():
    """Seed what would have been seeded by an import, where a module is warm. Python's own random does it by itself in a fork."""
    random = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()


def _settle(folder):
    """Make the folder the program's own, as it is for a script that is started in it."""
    sys.argv = [folder + "/" + FILE]
    sys.path.insert(0, folder)
    # What os.environ shows, and what other programs are given: as os.environ itself would set it.
    posix.environ[b"HOME"] = home = folder.encode()
    posix.putenv(b"HOME", home)
    gc.enable()


class Candidate(Telling):
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
        """Run the module and answer calls until the judge closes the wall."""
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

    def _names(self, namespace):
        """{name: kind} for the names that a stub may use, the first of them; those that are longer than any that is written by hand are left out."""
        names = {}
        for name, value in list(namespace.items()):
            if type(name) is str and name[:2] != "__" and len(name) <= MOST_OF_NAMES:
                names[name] = self._kind(value)
                if len(names) >= MOST_NAMES:
                    break
        return names

    def kinds(self, names):
        """The same for those names alone that are asked for."""
        namespace = self.module.__dict__
        return {name: self._kind(namespace[name]) for name in names if name in namespace and name[:2] != "__"}

    @staticmethod
    def _kind(value):
        """function, class, module:NAME or value."""
        if type(value) is _Module:
            own = value.__dict__.get("__name__")
            return "module:" + own[:MOST_OF_NAMES] if type(own) is str else "value"
        return "class" if isinstance(value, type) else "function" if callable(value) else "value"

    def _nodes(self, namespace):
        """{name: value} for the first of the module's functions, which are asked for next by most stubs."""
        functions = [(name, value) for name, value in namespace.items() if type(value) is _Function and type(name) is str][:_MOST_NODES]
        try:
            return {name: self._encoder.encode(value) for name, value in functions}
        except Exception:
            return {}  # whoever changed the built-in functions answers for it when it is asked

    def _respond(self, call):
        """Carry out one call of the judge's and encode what came of it."""
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
                aliases = {id(a): i for i, a in enumerate(passed) if type(a) in _MUTABLE or type(a).__name__ == "deque"} if before is not None else None
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
            frames.write(self._answers, {"n": answer.get("n"), "x": {"type": "CannotCross", "message": str(error), "line": None, "bases": ["Exception"]}})

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
            return {"k": number, "name": value.__name__, "module": value.__module__, "base": [c.__name__ for c in value.__mro__ if c.__module__ == "builtins"]}
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

    def named(self, name):
        """A global of the module's."""
        try:
            return self.module.__dict__[name]
        except KeyError:
            raise NameError("name %r is not defined" % (name,)) from None

    def _callback(self, number, name):
        def callback(*arguments, **named):
            frames.write(self._answers, {"q": number, "a": [self._encoder.encode(a) for a in arguments], "k": {k: self._encoder.encode(v) for k, v in named.items()}})
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
    """A cheap fingerprint that tells whether a call changed an argument."""
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
