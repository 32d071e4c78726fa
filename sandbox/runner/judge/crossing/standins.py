"""Which stand-in is whose: the objects, classes and exceptions that stay in the candidate's process, by their numbers."""

import weakref

import operators  # noqa: F401
import proxies
import raised
import standard
import wall
from builtvalues import BuiltValues
from hidden import Hidden
from proxies import MUTABLE_BASES, Proxy, RemoteClass
from taints import Taints
from trust import Trust
from weighing import Weighing

_IMMUTABLE_BASES = {"int": int, "float": float, "complex": complex, "str": str, "bytes": bytes, "tuple": tuple, "frozenset": frozenset}


class StandIns:
    """All stand-ins of one conversation: the same object over there is the same one here, as long as it is in use.

    Attributes: `weighing`, `taints`, `values` and `trust` (see these modules), which say what is believed of them; `mentions`, the text whose
    modules may be imported, in a process that is for one trial; None in the judge's, which imports none."""

    def __init__(self, remote):
        self._remote = remote
        self._proxies = weakref.WeakValueDictionary()
        self._classes = {}
        self.weighing = Weighing(remote, _number_of)
        self.taints = Taints(remote, _number_of)
        self.values = BuiltValues(remote, _number_of)
        self.trust = Trust(remote, _number_of)
        self.mentions = None

    def named(self, name, kind):
        """The stand-in for a global of the candidate's module."""
        if kind.startswith("module:"):
            module = kind[7:]
            if self.mentions is None and standard.is_one(module) and standard.loaded(module) is None:
                self._remote.needs_a_process()
            return standard.module(module) or self._remote.ask("global", name)
        value = self._remote.given(name)
        self.trust.named(value, name)
        return value

    def node_of(self, value):
        """The encoding of a stand-in or a hidden value; None for any other value."""
        if type(value) is Hidden:
            return {"o": value.kind}
        if isinstance(value, Proxy) or type(type(value)) is RemoteClass or hasattr(type(value), "_remote_value"):
            return {"h": object.__getattribute__(value, "_number")}
        if hasattr(type(value), "_remote_error") and "_kept" in value.__dict__:
            return {"p": value.__dict__["_kept"]}
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
        """The standard module of an exception's class: imported where the text that this process runs mentions it; else None unless it is there already."""
        return standard.module(name) if self.mentions and name.partition(".")[0] in self.mentions else standard.loaded(name)

    def exception(self, told, decode, serial):
        """The exception of a description, which came with the answer of that number."""
        return raised.exception(told, self, decode, serial)

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
        """The stand-in for the candidate's class of that number, always the same one."""
        kind = self._classes.get(number)
        if kind is None:
            if "BaseException" in bases:
                kind = raised.class_of(self._remote, number, name, bases)
            else:
                # What asyncio takes for a coroutine has the methods of one.
                kind = RemoteClass(name, (proxies.Coroutine if name == "coroutine" else Proxy,),
                                   {"_number": number, "_wall": self._remote, "__module__": "__main__", **proxies.ASKED})
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
