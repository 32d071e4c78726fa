"""The operators of objects of the candidate's, as a stub sees them."""

import operator

from proxies import Proxy

_COMPARED = ("lt", "le", "gt", "ge")
_BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor", "lshift", "rshift", "divmod")
_IN_PLACE = ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor", "imatmul", "ilshift", "irshift")


def _asks(name):
    def method(self, *arguments):
        return self._wall.stand_ins.taints.asked(self, "__%s__" % name, self._wall.ask(name, self, *arguments))

    return method


def _shows(name):
    def method(self, spec=""):
        return self._wall.stand_ins.taints.as_text(self, self._wall.ask(name, self, *([spec] if name == "format" else [])), spec)

    return method


def _truth(self):
    if self._wall.stand_ins.taints.is_marked(self):
        self._wall.stand_ins.taints.refuse("its truth")
    return self._wall.ask("bool", self)


def _iterates(self):
    taints = self._wall.stand_ins.taints
    if "__iter__" in taints.of(self):
        taints.refuse("its elements")
    return self._wall.ask("iter", self)


def _reckons(name):
    def method(self, *others):
        return _result(self, name, (self,) + others)

    return method


def _reflected(name):
    def method(self, other):
        return _result(self, name, (other, self))

    return method


def _result(thing, name, operands):
    stand_ins = thing._wall.stand_ins
    value = thing._wall.ask(name, *operands)
    base = object.__getattribute__(thing, "_base")
    if base is not None and not isinstance(value, Proxy) and hasattr(operator, name) and not any(map(stand_ins.taints.is_marked, operands)):
        # By its value, like all that a subclass of a built-in type is asked.
        plain = (o._plain() if isinstance(o, Proxy) and object.__getattribute__(o, "_base") is not None else o for o in operands)
        return getattr(operator, name)(*plain)
    return stand_ins.taints.reckoned(name, operands, value)


def _compares(name):
    def method(self, other):
        return self._against(name, other)

    return method


def _define(name, method):
    method.__name__ = name
    type.__setattr__(Proxy, "__%s__" % name, method)


for _name in ("len", "next", "bytes", "dir", "reversed", "getitem", "setitem", "delitem"):
    _define(_name, _asks(_name))
for _name in ("repr", "str", "format"):
    _define(_name, _shows(_name))
_define("bool", _truth)
_define("iter", _iterates)
for _name in ("int", "float", "complex", "round", "abs", "neg", "pos", "invert", "index"):
    _define(_name, _reckons(_name))
for _name in _COMPARED:
    _define(_name, _compares(_name))
for _name in _BINARY:
    _define(_name.rstrip("_"), _reckons(_name))
    _define("r" + _name.rstrip("_"), _reflected(_name))
for _name in _IN_PLACE:
    _define(_name, _reckons(_name))
