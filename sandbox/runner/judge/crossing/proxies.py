"""Stand-ins for objects and classes of the candidate's: what they are asked, they ask over the wall."""

MUTABLE_BASES = {"list": list, "dict": dict, "set": set, "bytearray": bytearray}


def _remote_get(self, name):
    if name in ("_number", "_base"):
        raise AttributeError(name)
    return self._wall.ask("get", self, name)


def value_class(remote, name, base):
    """A class that stands in for one of the candidate's that extends a built-in type whose values do not change."""
    return type(name, (base,), {"_wall": remote, "_remote_value": True, "__module__": "__main__", "__getattr__": _remote_get,
                                "__repr__": lambda self: self._wall.ask("repr", self), "__str__": lambda self: self._wall.ask("str", self)})


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
    a plain value that it is compared with is not shown to it (see hidden.py), and where it extends a built-in type its value is what counts."""

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
        """A comparison with another object of the candidate's, of the value inside with a plain one, or of what has none with one that is hidden."""
        if isinstance(other, Proxy) or hasattr(type(other), "_remote_value"):
            return self._wall.ask(operation, self, other)
        if object.__getattribute__(self, "_base") is not None:
            return getattr(self._plain(), "__%s__" % operation)(other)
        return self._wall.stand_ins.weigh(self, operation, other)

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


class Coroutine(Proxy):
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
        return self._wall.stand_ins.reckoned(operation, (self,) + others, self._wall.ask(operation, self, *others))

    method.__name__ = name
    return method


def _reflected(name, operation):
    def method(self, other):
        return self._wall.stand_ins.reckoned(operation, (other, self), self._wall.ask(operation, other, self))

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
