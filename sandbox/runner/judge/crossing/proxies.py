"""Stand-ins for objects and classes of the candidate's: each operation on one is an operation over the wall."""

import builtvalues

MUTABLE_BASES = {"list": list, "dict": dict, "set": set, "bytearray": bytearray}
_OWN = ("_number", "_base", "_wall", "_remote_value")


def is_candidates(value):
    """Whether a value stands for an object or a class of the candidate's."""
    kind = type(value)
    return (kind is RemoteClass or type(kind) is RemoteClass or hasattr(kind, "_remote_value") or hasattr(kind, "_remote_error")
            or kind is type and "_number" in value.__dict__)


def _remote_get(self, name):
    if name in _OWN:
        raise AttributeError(name)
    return self._wall.ask("get", self, name)


def value_class(remote, name, base):
    """A class that stands in for one of the candidate's that extends a built-in type whose values do not change."""
    return type(name, (base,), {"_wall": remote, "_remote_value": True, "__module__": "__main__", "__getattr__": _remote_get,
                                "__repr__": lambda self: self._wall.ask("repr", self), "__str__": lambda self: self._wall.ask("str", self)})


class RemoteClass(type):
    # A class of the candidate's: calling it makes an object over there. It has that class's docstring, and so none of its own.
    __doc__ = property(lambda cls: cls._wall.ask("get", cls, "__doc__") if "_number" in vars(cls) else None)

    def __call__(cls, *arguments, **named):
        value = cls._wall.call(cls, arguments, named)
        cls._wall.stand_ins.trust.made(cls, value)
        return value

    def __getattr__(cls, name):
        if name in _OWN:
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
        return ((type.__instancecheck__(Proxy, value) or hasattr(type(value), "_remote_value"))
                and cls._wall.ask("isinstance", value, cls) is True)

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
        return _contains(cls, value)

    def __repr__(cls):
        return "<class %r>" % cls.__name__


def _contains(thing, value):
    """`in`, which goes the way of `==` (weighing.py): a plain value is shown to none but objects of a class that the stub itself makes objects of."""
    stand_ins = thing._wall.stand_ins
    if is_candidates(value) or stand_ins.trust.is_trusted(thing) and not stand_ins.taints.is_marked(thing):
        return thing._wall.ask("contains", thing, value)
    try:
        thing._wall.ask("get", thing, "__contains__")
    except AttributeError:
        return any(one is value or one == value for one in thing)
    return stand_ins.weighing.holds(thing, value)


class Proxy(metaclass=RemoteClass):
    """An object of the candidate's. What it is asked is asked over the wall, but for what would let it lie:
    a plain value that it is compared with is not shown to it (see hidden.py), what it reckons from one is marked (taints.py), and where it extends
    a built-in type its value is what counts (builtvalues.py)."""

    __slots__ = ("_number", "_base", "__weakref__")
    _wall = None

    @property
    def __class__(self):
        return MUTABLE_BASES.get(object.__getattribute__(self, "_base"), type(self))

    @property
    def __doc__(self):
        return self._wall.ask("get", self, "__doc__")

    @property
    def __name__(self):
        return self._wall.ask("get", self, "__name__")

    def __getattr__(self, name):
        if name in _OWN:
            raise AttributeError(name)
        if builtvalues.is_read(object.__getattribute__(self, "_base"), name):
            return getattr(self._plain(), name)
        stand_ins = self._wall.stand_ins
        value = stand_ins.taints.asked(self, name, self._wall.ask("get", self, name))
        stand_ins.trust.got(self, name, value)
        return value

    def __setattr__(self, name, value):
        self._wall.ask("set", self, name, value)

    def __delattr__(self, name):
        self._wall.ask("del", self, name)

    def __call__(self, *arguments, **named):
        return self._wall.call(self, arguments, named)

    def _plain(self):
        return self._wall.stand_ins.values.of(self, object.__getattribute__(self, "_base"))

    def _against(self, operation, other):
        """Compares with another object of the candidate's; else the built-in value inside with a plain value; else, where there is none inside, with a hidden value."""
        if is_candidates(other):
            return self._wall.ask(operation, self, other)
        stand_ins = self._wall.stand_ins
        if stand_ins.taints.is_marked(self):
            if other is None:
                return NotImplemented
            stand_ins.taints.refuse("a comparison with a plain value")
        if object.__getattribute__(self, "_base") is not None:
            return getattr(self._plain(), "__%s__" % operation)(other)
        return stand_ins.weighing.weigh(self, operation, other)

    def __eq__(self, other):
        return self is other or self._against("eq", other)

    def __ne__(self, other):
        equal = self == other
        return not equal

    def __hash__(self):
        return self._wall.ask("hash", self)

    def __reduce_ex__(self, protocol):
        self._wall.refuse("a copy of an object of the candidate's cannot be carried")

    def __copy__(self):
        return self._wall.ask("copy", self)

    def __deepcopy__(self, memo):
        return self._wall.ask("deepcopy", self)

    def __contains__(self, value):
        if object.__getattribute__(self, "_base") is not None and not self._wall.stand_ins.taints.is_marked(self):
            return value in self._plain()
        return self._wall.stand_ins.taints.asked(self, "__contains__", _contains(self, value))

    def __enter__(self):
        return self._wall.ask("method", self, "__enter__")

    def __exit__(self, kind, error, trace):
        if kind is None:
            return self._wall.ask("method", self, "__exit__", None, None, None)
        # It is told, for what it may have to undo. What it says to that counts for nothing: a failed assertion of the stub's would go with it.
        if not issubclass(kind, AssertionError):
            told = getattr(error, "told", None) is not None
            self._wall.ask("exit", self, kind if told or getattr(kind, "__module__", "") == "builtins" else Exception,
                           list(error.args) if told else [])
        return False

    def __await__(self):
        return self._wall.ask("await", self)
        yield

    def __aiter__(self):
        self._wall.refuse("asynchronous iteration of an object of the candidate's cannot be carried")


# Each class that stands in for one of the candidate's has them, as Python would give it a `__doc__` of None and a `__dict__` of its own.
ASKED = {"__doc__": Proxy.__dict__["__doc__"], "__dict__": property(lambda self: Proxy.__getattr__(self, "__dict__"))}


class Coroutine(Proxy):
    """A coroutine of the candidate's. Its first step here runs all of it over there."""

    __slots__ = ()

    def send(self, value):
        raise StopIteration(self._wall.ask("await", self))

    def __next__(self):
        # Asked instead of send(None) by the C implementation of asyncio's tasks.
        return self.send(None)

    def throw(self, *error):
        self._wall.refuse("an exception into a coroutine of the candidate's cannot be carried")

    def close(self):
        pass
