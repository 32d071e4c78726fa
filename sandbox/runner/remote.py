"""The judge's side of the wall: calls into the candidate's process, and stand-ins for the objects that stay there."""

import builtins
import sys
import weakref

import wall

_IMMUTABLE_BASES = {"int": int, "float": float, "complex": complex, "str": str, "bytes": bytes, "tuple": tuple, "frozenset": frozenset}
_CONTAINERS = (list, dict, set, bytearray, tuple)
_MAX_HELD = 32
_MUTABLE_BASES = {"list": list, "dict": dict, "set": set, "bytearray": bytearray}


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

    Attributes: `compiled`, whether the module got as far as to be run; `calls`, how many calls were made; `last`, what the
    last one was and gave, for the verdict's detail; `end`, the BaseException of this module that ended the conversation,
    for a stub that catches everything catches that as well; `stopped`, the call that raised what ends loops, if one did.
    """

    def __init__(self, channel):
        self._channel = channel
        self._capture = None
        self._serial = 0
        self._encoder = wall.Encoder(self._outgoing)
        self._decoder = wall.Decoder(self._incoming)
        self._passed = ()
        self._proxies = weakref.WeakValueDictionary()
        self._classes = {}
        self._callables = []
        self._names = {}
        self._held = []
        self._told = set()
        self.compiled = False
        self.calls = 0
        self.last = None
        self.stopped = None
        self.end = None

    def use(self, channel, capture=None):
        """Go on over another channel; `capture` is called with what the candidate prints during each call."""
        self._channel = channel
        self._capture = capture
        self.keep_light(False)

    def keep_light(self, light=True):
        """Take no value that could keep a process busy for ever, or fill its memory: from here on Heavy is raised instead."""
        self._channel.light = light
        self._decoder.refuse_heavy = _raise_heavy if light else None

    def start(self, code, compile_only=False):
        """Run the module. Gives the first answer as it is: {"names"} or {"x"}."""
        self._channel.send({"code": code, "compile_only": compile_only})
        answer = self._channel.receive()
        if answer == {"compiled": True}:
            self.compiled = True
            answer = self._channel.receive()
        names = answer.get("names") if type(answer) is dict else None
        if type(answer) is dict and "x" in answer:
            answer["x"] = checked(answer["x"])
        elif type(names) is not dict or not all(type(kind) is str for kind in names.values()):
            raise Forged("no answer to the order to run")
        return answer

    def call(self, target, arguments, named):
        """Call the candidate's function. Gives its value or raises its exception."""
        self.calls += 1
        value = self.ask("call", target, *arguments, **named)
        self.last += (value,)
        return value

    def describe_last(self):
        """The last call and what it gave, as `f(1, 2) gave 3`; empty where there was none."""
        if self.last is None:
            return ""
        # From the message, for the call may have changed the arguments since.
        target, message, *value = self.last
        parts = [self._shown(a) for a in message["a"][1:]] + ["%s=%s" % (k, self._shown(v)) for k, v in message.get("k", {}).items()]
        name = self._names.get(_number_of(target)) or getattr(type(target), "__name__", "call")
        return "%s(%s) gave %s" % (name, ", ".join(parts), _short(value[0])) if value else "%s(%s)" % (name, ", ".join(parts))

    def _shown(self, node):
        try:
            return _short(self._decoder.decode(node))
        except Exception:  # what is here by handle or called back has no value to show
            return "..."

    def ask(self, operation, *arguments, **named):
        """Have an operation of child.OPERATIONS carried out over there."""
        try:
            return self._ask(operation, arguments, named)
        except ENDINGS as end:
            self.end = end
            raise

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
        if self._capture:
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
            if self._capture and answer.get("out"):
                self._capture(answer["out"])
            if "m" in answer:
                for position, node in answer["m"].items():
                    _update(passed[int(position)], self._decoder.decode(node))
            if "x" in answer:
                error = self._exception(answer["x"])
                if operation == "call" and isinstance(error, (StopIteration, StopAsyncIteration)):
                    self.stopped = self.describe_last()
            else:
                value = self._decoder.decode(answer["v"])
                if type(value) in _CONTAINERS and (operation in ("get", "getitem", "method") or operation == "call" and type(arguments[0]).__name__ == "method"):
                    self._held = self._held[-_MAX_HELD:] + [(value, self._encoder.encode(value))]
                return value
        except (wall.CannotCross, KeyError, IndexError, ValueError, TypeError, AttributeError, RecursionError) as malformed:
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
        if kind.startswith("module:"):
            return _standard_module(kind[7:]) or self.ask("global", name)
        value = self.ask("global", name)
        self._names[_number_of(value)] = name
        return value

    def reckoned(self, operation, operands, value):
        """What came of arithmetic that objects of the candidate's did. `f(2) - 4` tells f's object what is expected of it, which can then
        answer 0 to any `abs(f(2) - 4) < 1e-6`: a difference from or a ratio to what is not the candidate's must be an object, and so must
        all that is reckoned from that one. Comparisons of it with numbers raise, as those of any object do."""
        numbers = [_number_of(o) for o in operands if isinstance(o, Proxy)]
        if not (operation in _TELLING and len(numbers) == 1 and len(operands) == 2 and not hasattr(type(operands[0] if isinstance(operands[1], Proxy) else operands[1]), "_remote_value")
                or self._told.intersection(numbers)):
            return value
        if isinstance(value, Proxy):
            self._told.add(_number_of(value))
        elif isinstance(value, (int, float, complex)) or type(value).__name__ in ("Decimal", "Fraction", "timedelta"):
            raise TypeError("unsupported operand for %s: what an object of class %r makes of a number is no number" % (operation, type(operands[0]).__name__))
        return value

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
        if isinstance(value, Proxy) or type(type(value)) is RemoteClass or hasattr(type(value), "_remote_value"):
            return {"h": object.__getattribute__(value, "_number")}
        if type(value) is RemoteClass or isinstance(value, type) and "_number" in value.__dict__:
            return {"h": value.__dict__["_number"]}
        if getattr(builtins, getattr(value, "__name__", ""), None) is value:
            return {"builtin": value.__name__}
        if callable(value) and not isinstance(value, type):
            self._callables.append(value)
            return {"f": len(self._callables) - 1}
        raise CannotCarry("an argument of type %s" % type(value).__name__)

    def _incoming(self, node, decoder, depth):
        if "a" in node:
            return self._passed[node["a"]]
        if "k" in node:
            return self._class(node["k"], node["name"], node["base"])
        if "h" not in node or type(node["h"]) is not int:
            raise wall.CannotCross("unknown node")
        number = node["h"]
        base = node.get("base")
        if base in _IMMUTABLE_BASES:
            plain = decoder.decode(node["v"], depth + 1)
            kind = self._value_class(node["class"], str(node["of"]), _IMMUTABLE_BASES[base])
            value = kind.__new__(kind, plain)
            if base != "tuple" and base != "bytes":
                value._number = number
            else:
                object.__setattr__(value, "_number", number)
            return value
        proxy = self._proxies.get(number)
        if proxy is None:
            kind = self._class(node["class"], str(node["of"]), ())
            proxy = object.__new__(kind if type(kind) is RemoteClass else self._class(-number - 1, str(node["of"]), ()))
            object.__setattr__(proxy, "_number", number)
            object.__setattr__(proxy, "_base", base if base in _MUTABLE_BASES else None)
            self._proxies[number] = proxy
        return proxy

    def _class(self, number, name, bases):
        kind = self._classes.get(number)
        if kind is None:
            if "BaseException" in bases:
                base = next((b for b in (getattr(builtins, n, None) for n in bases) if isinstance(b, type) and issubclass(b, BaseException)), Exception)
                kind = type(name, (base,), {"_number": number, "__module__": "__main__", "__init__": _keep_arguments,
                                             "__str__": _exception_text, "__getattr__": _exception_get(self)})
            else:
                # What asyncio takes for a coroutine has the methods of one.
                kind = RemoteClass(name, (_Coroutine if name == "coroutine" else Proxy,), {"_number": number, "_wall": self, "__module__": "__main__"})
            self._classes[number] = kind
        return kind

    def _value_class(self, number, name, base):
        kind = self._classes.get(number)
        if kind is None or not issubclass(kind, base):
            kind = type(name, (base,), {"_wall": self, "_remote_value": True, "__module__": "__main__", "__getattr__": _remote_get,
                                        "__repr__": lambda self: self._wall.ask("repr", self), "__str__": lambda self: self._wall.ask("str", self)})
            self._classes[number] = kind
        return kind

    def _exception(self, told):
        told = checked(told)
        name, bases = told["type"], told.get("bases", ())
        kind = getattr(builtins, name, None)
        if told.get("own"):
            kind = self._class(told["class"], name, bases if "BaseException" in bases else ["Exception", "BaseException"])
        elif "module" in told and told["module"].partition(".")[0] != "unittest":
            # Those of unittest tell the test to skip itself, or to stop.
            kind = getattr(_standard_module(str(told["module"])), name, None)
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            kind = next((k for k in (getattr(builtins, b, None) for b in bases) if isinstance(k, type) and issubclass(k, BaseException)), Exception)
        if issubclass(kind, ENDINGS):
            kind = Exception
        if told.get("group") and issubclass(kind, getattr(builtins, "BaseExceptionGroup", ())):
            error = kind.__new__(kind, told["message"], [self._exception(e) for e in told["group"]])
        else:
            error = kind.__new__(kind)
        arguments = tuple(self._decoder.decode(a) for a in told.get("args", ()))
        error.args = arguments or ((told["message"],) if told.get("message") else ())
        attributes = {name: told[name] for name in _TOLD if name in told}
        attributes.update((name, self._decoder.decode(node)) for name, node in told.get("attributes", {}).items())
        for name, value in attributes.items():
            try:
                setattr(error, name, value)
            except (AttributeError, TypeError):
                pass
        error.told = told
        return error


# Operations by which a stub tells an object how far from right it is.
_TELLING = frozenset(("sub", "truediv", "xor", "isub", "itruediv", "ixor"))

# What is told of an exception beside its type, text and line: attributes of the built-in ones.
_TOLD = ("name", "errno", "filename", "code", "path", "value")


def checked(told):
    """What is told of an exception, if it has the form that it must have. Raises Forged, for the candidate may have said it."""
    line = told.get("line") if type(told) is dict else None
    if (type(told) is not dict or type(told.get("type")) is not str or type(told.get("message")) is not str
            or line is not None and (type(line) is not int or not 0 <= line < 1 << 31)
            or not all(type(told[name]) in (str, int) for name in _TOLD if name in told)
            or type(told.get("module", "")) is not str or type(told.get("class", 0)) is not int
            or type(told.get("group", [])) is not list or type(told.get("args", [])) is not list or type(told.get("attributes", {})) is not dict
            or type(told.get("bases", [])) is not list or not all(type(b) is str for b in told.get("bases", ()))):
        raise Forged("an exception that is none")
    return told


def _raise_heavy():
    raise Heavy


def _number_of(value):
    try:
        return object.__getattribute__(value, "_number") if not isinstance(value, type) else value.__dict__.get("_number")
    except AttributeError:
        return None


def _short(value):
    if isinstance(value, Proxy):
        return "<%s object>" % type(value).__name__
    try:
        text = repr(value)
    except Exception:  # an int of more digits than Python shows
        return "<%s>" % type(value).__name__
    return text if len(text) <= 200 else text[:160] + " ... " + text[-30:]


def _keep_arguments(error, *arguments):
    # The candidate's own __init__ ran, or would run, over there.
    error.args = arguments


def _exception_text(error):
    # Its class may have a __str__ of its own, which ran over there.
    told = getattr(error, "told", None)
    return BaseException.__str__(error) if told is None else told["message"]


def _exception_get(remote):
    def get(self, name):
        if name == "told" or name[:2] == "__":
            raise AttributeError(name)
        remote.refuse("the attribute %r of an exception of the candidate's" % name)

    return get


def _standard_module(name):
    """The judge's own copy of a module of the standard library; None for any other."""
    top = name.partition(".")[0]
    if name.endswith("__main__"):
        return None  # importing it runs it
    if top in getattr(sys, "stdlib_module_names", ()) or top in sys.builtin_module_names or top in _STANDARD:
        try:
            __import__(name)
            return sys.modules[name]
        except (Exception, SystemExit):  # some start a program, and end it where it has no screen
            return None
    return None


# For Pythons before 3.10, which cannot tell; the modules that stubs use through a candidate's import.
_STANDARD = frozenset("""math cmath random re collections itertools functools operator string datetime time decimal fractions statistics json copy
heapq bisect typing os sys hashlib textwrap calendar enum dataclasses numbers array struct uuid pathlib io contextlib types abc queue""".split())


def _update(old, new):
    """Make a container that was passed by the stub what it has become over there."""
    if type(old) is list and type(new) is list:
        if len(old) == len(new):
            for position, value in enumerate(new):
                if type(value) in (list, dict, set, bytearray) and type(old[position]) is type(value):
                    _update(old[position], value)
                else:
                    old[position] = value
        else:
            old[:] = new
    elif type(old) is dict and type(new) is dict:
        kept = {k: old[k] for k in new if k in old}
        old.clear()
        for key, value in new.items():
            if key in kept and type(value) in (list, dict, set, bytearray) and type(kept[key]) is type(value):
                _update(kept[key], value)
                value = kept[key]
            old[key] = value
    elif type(old) is set and type(new) is set:
        old.clear()
        old.update(new)
    elif type(old) is bytearray and type(new) is bytearray:
        old[:] = new


def _remote_get(self, name):
    if name in ("_number", "_base"):
        raise AttributeError(name)
    return self._wall.ask("get", self, name)


class RemoteClass(type):
    """A class of the candidate's: calling it makes an object over there."""

    def __call__(cls, *arguments, **named):
        return cls._wall.call(cls, arguments, named)

    def __getattr__(cls, name):
        if name in ("_number", "_base", "_wall", "_remote_value"):
            raise AttributeError(name)
        return cls._wall.ask("get", cls, name)

    def __setattr__(cls, name, value):
        if name in ("_number", "_base", "_wall", "__abstractmethods__"):
            type.__setattr__(cls, name, value)
        else:
            cls._wall.ask("set", cls, name, value)

    def __instancecheck__(cls, value):
        if cls is Proxy:
            return type.__instancecheck__(cls, value)
        return (type.__instancecheck__(Proxy, value) or hasattr(type(value), "_remote_value")) and cls._wall.ask("isinstance", value, cls) is True

    def __subclasscheck__(cls, kind):
        if cls is Proxy or type(kind) is not RemoteClass:
            return type.__subclasscheck__(cls, kind)
        return cls._wall.ask("issubclass", kind, cls) is True

    def __iter__(cls):
        return cls._wall.ask("iter", cls)

    def __len__(cls):
        return cls._wall.ask("len", cls)

    def __getitem__(cls, key):
        return cls._wall.ask("getitem", cls, key)

    def __contains__(cls, value):
        return cls._wall.ask("contains", cls, value)

    def __repr__(cls):
        return "<class %r>" % cls.__name__


class Proxy(metaclass=RemoteClass):
    """An object of the candidate's. What it is asked is asked over the wall, but for what would let it lie:
    it is never equal to a plain value, whatever its `__eq__` says, unless it extends the value's built-in type."""

    __slots__ = ("_number", "_base", "__weakref__")
    _wall = None

    @property
    def __class__(self):
        return _MUTABLE_BASES.get(object.__getattribute__(self, "_base"), type(self))

    @property
    def __doc__(self):
        return self._wall.ask("get", self, "__doc__")

    @property
    def __name__(self):
        return self._wall.ask("get", self, "__name__")

    def __getattr__(self, name):
        return _remote_get(self, name)

    def __setattr__(self, name, value):
        self._wall.ask("set", self, name, value)

    def __delattr__(self, name):
        self._wall.ask("del", self, name)

    def __call__(self, *arguments, **named):
        return self._wall.call(self, arguments, named)

    def _plain(self):
        return self._wall.ask("plain", self, object.__getattribute__(self, "_base"))

    def _against(self, operation, other):
        """A comparison with another object of the candidate's, or of the value inside with a plain one."""
        if isinstance(other, Proxy) or hasattr(type(other), "_remote_value"):
            return self._wall.ask(operation, self, other)
        if object.__getattribute__(self, "_base") is not None:
            return getattr(self._plain(), "__%s__" % operation)(other)
        return NotImplemented

    def __eq__(self, other):
        return self is other or self._against("eq", other)

    def __ne__(self, other):
        equal = self == other
        return not equal

    def __hash__(self):
        return self._wall.ask("hash", self)

    def __reduce_ex__(self, protocol):
        self._wall.refuse("a copy of an object of the candidate's")

    def __copy__(self):
        return self._wall.ask("copy", self)

    def __deepcopy__(self, memo):
        return self._wall.ask("deepcopy", self)

    def __bool__(self):
        return self._wall.ask("bool", self)

    def __contains__(self, value):
        return self._wall.ask("contains", self, value)

    def __enter__(self):
        return self._wall.ask("method", self, "__enter__")

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self._wall.refuse("an exception through a context manager of the candidate's")
        return self._wall.ask("method", self, "__exit__", None, None, None)

    def __await__(self):
        return self._wall.ask("await", self)
        yield

    def __aiter__(self):
        self._wall.refuse("asynchronous iteration")


class _Coroutine(Proxy):
    """A coroutine of the candidate's: awaited over there, whole, at the first step that is asked of it here."""

    __slots__ = ()

    def send(self, value):
        raise StopIteration(self._wall.ask("await", self))

    def __next__(self):
        # Asked instead of send(None) by the C implementation of asyncio's tasks.
        return self.send(None)

    def throw(self, *error):
        self._wall.refuse("an exception into a coroutine of the candidate's")

    def close(self):
        pass


def _asks(name, operation):
    def method(self, *arguments):
        return self._wall.ask(operation, self, *arguments)

    method.__name__ = name
    return method


def _reckons(name, operation):
    def method(self, *others):
        return self._wall.reckoned(operation, (self,) + others, self._wall.ask(operation, self, *others))

    method.__name__ = name
    return method


def _reflected(name, operation):
    def method(self, other):
        return self._wall.reckoned(operation, (other, self), self._wall.ask(operation, other, self))

    method.__name__ = name
    return method


def _compares(name, operation):
    def method(self, other):
        return self._against(operation, other)

    method.__name__ = name
    return method


for _name in ("repr", "str", "len", "iter", "next", "bytes", "dir", "reversed", "format", "getitem", "setitem", "delitem"):
    type.__setattr__(Proxy, "__%s__" % _name, _asks(_name, _name))
for _name in ("int", "float", "complex", "round", "abs", "divmod", "neg", "pos", "invert", "index"):
    type.__setattr__(Proxy, "__%s__" % _name, _reckons(_name, _name))
for _name in ("lt", "le", "gt", "ge"):
    type.__setattr__(Proxy, "__%s__" % _name, _compares(_name, _name))
for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor", "lshift", "rshift"):
    _bare = _name.rstrip("_")
    type.__setattr__(Proxy, "__%s__" % _bare, _reckons(_bare, _name))
    type.__setattr__(Proxy, "__r%s__" % _bare, _reflected("r" + _bare, _name))
for _name in ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor"):
    type.__setattr__(Proxy, "__%s__" % _name, _reckons(_name, _name))
