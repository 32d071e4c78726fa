"""Which stand-in is whose: the objects, classes and exceptions that stay in the candidate's process, by their numbers."""

import weakref

import proxies
import raised
import standard
import wall
from hidden import Hidden, same
from proxies import MUTABLE_BASES, Proxy, RemoteClass

_IMMUTABLE_BASES = {"int": int, "float": float, "complex": complex, "str": str, "bytes": bytes, "tuple": tuple, "frozenset": frozenset}
# Operations by which a stub tells an object how far from right it is.
_TELLING = frozenset(("sub", "truediv", "xor", "isub", "itruediv", "ixor"))


class StandIns:
    """All stand-ins of one conversation: the same object over there is the same one here, as long as it is in use.

    Attribute: `mentions`, the text whose modules may be imported, in a process that is for one trial; None in the judge's, which imports none."""

    def __init__(self, remote):
        self._remote = remote
        self._proxies = weakref.WeakValueDictionary()
        self._classes = {}
        self._names = {}
        self._told = set()
        self._shown = {}
        self._hidden = None
        self.mentions = None

    def named(self, name, kind):
        """The stand-in for a global of the candidate's module."""
        if kind.startswith("module:"):
            module = kind[7:]
            if self.mentions is None and standard.is_one(module) and standard.loaded(module) is None:
                self._remote.needs_a_process()
            return standard.module(module) or self._remote.ask("global", name)
        value = self._remote.given(name)
        self._names[_number_of(value)] = name
        return value

    def name_of(self, value):
        """The global's name that a stand-in was asked for by; None for any other."""
        return self._names.get(_number_of(value))

    def node_of(self, value):
        """How a stand-in, or a hidden value, goes over the wall; None for what is neither."""
        if type(value) is Hidden:
            return {"o": value.kind}
        if isinstance(value, Proxy) or type(type(value)) is RemoteClass or hasattr(type(value), "_remote_value"):
            return {"h": object.__getattribute__(value, "_number")}
        if type(value) is RemoteClass or isinstance(value, type) and "_number" in value.__dict__:
            return {"h": value.__dict__["_number"]}
        return None

    def shown(self, value):
        """A value for a message, not long. Asks nothing over the wall."""
        if isinstance(value, Proxy):
            return "<%s object>" % type(value).__name__
        try:
            text = repr(value)
        except Exception:  # an int of more digits than Python shows
            return "<%s>" % type(value).__name__
        return text if len(text) <= 200 else text[:160] + " ... " + text[-30:]

    def module_of(self, name):
        """The standard module that an exception says that its class is of: where it is there, or mentioned by what this process runs."""
        return standard.module(name) if self.mentions and name.partition(".")[0] in self.mentions else standard.loaded(name)

    def exception(self, told, decode):
        """The exception that is told of, to be raised here."""
        return raised.exception(told, self, decode)

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

    def weigh(self, thing, operation, value):
        """An object of the candidate's against a value that it must not learn. Gives NotImplemented where that comes to nothing."""
        if self._hidden is not None:
            return NotImplemented
        secret = self._hidden = Hidden(value)
        try:
            said = self._remote.ask(operation, thing, secret)
        except Exception as error:
            if getattr(error, "told", None) is None:
                raise
            return NotImplemented  # it asked for more than it is shown
        finally:
            self._hidden = None
        if operation != "eq" and secret.shown and not same(self._shown.setdefault(_number_of(thing), secret.shown[0]), secret.shown[0]):
            # Another value than the last time: it would be greater and less.
            return NotImplemented
        return secret.judge(operation, said)

    def compare_hidden(self, operation, value):
        """Answers the object that is being weighed."""
        return self._hidden is not None and self.node_of(value) is None and self._hidden.compare(operation, value)

    def made(self, node, decoder, depth):
        """The stand-in that a node of the wall names. Raises CannotCross for one that names none."""
        if "k" in node:
            return self.class_of(node["k"], node["name"], node["base"])
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
            kind = self.class_of(node["class"], str(node["of"]), ())
            proxy = object.__new__(kind if type(kind) is RemoteClass else self.class_of(-number - 1, str(node["of"]), ()))
            object.__setattr__(proxy, "_number", number)
            object.__setattr__(proxy, "_base", base if base in MUTABLE_BASES else None)
            self._proxies[number] = proxy
        return proxy

    def class_of(self, number, name, bases):
        """The class that stands in for the one of that number, always the same one."""
        kind = self._classes.get(number)
        if kind is None:
            if "BaseException" in bases:
                kind = raised.class_of(self._remote, number, name, bases)
            else:
                # What asyncio takes for a coroutine has the methods of one.
                kind = RemoteClass(name, (proxies.Coroutine if name == "coroutine" else Proxy,), {"_number": number, "_wall": self._remote, "__module__": "__main__"})
            self._classes[number] = kind
        return kind

    def _value_class(self, number, name, base):
        kind = self._classes.get(number)
        if kind is None or not issubclass(kind, base):
            kind = proxies.value_class(self._remote, name, base)
            self._classes[number] = kind
        return kind


def _number_of(value):
    try:
        return object.__getattribute__(value, "_number") if not isinstance(value, type) else value.__dict__.get("_number")
    except AttributeError:
        return None
