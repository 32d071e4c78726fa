"""The operations that a judge may ask a candidate's process for, beside calls: to look at objects, and to judge here what cannot be judged outside.

Part of every candidate's process: no imports beyond it.
"""

import builtins
import posix
import sys

import _operator

import bounds
import causes
import confine
import execute
import standing
import updating
import wall

_FOLDERS = [confine.RUNNER + room for room in ("shared", "candidate")]
_FINDERS = tuple(sys.meta_path)
_IMPORT = builtins.__import__
_READY = {}  # {name: (the module, the standard modules that it imports)}


def _drain(candidate, iterable, limit):
    """The first `limit` elements of an iterable, as a list."""
    values = []
    for value in iterable:
        values.append(value)
        if len(values) >= limit:
            break
    return values


def _inside(candidate, stub, names, modules, token):
    """Judges in this process a stub that cannot be judged outside. `names`: the names that it uses; `modules`: the names that it has for the candidate's module."""
    # As it was before the candidate ran: what it planted in the way of an import is not to judge it. A candidate that goes to
    # greater lengths than that can still do what it likes here, which is why stubs are judged inside only where nothing else can be done.
    theirs, sys.meta_path[:] = sys.meta_path[:], _FINDERS
    own_import, builtins.__import__ = builtins.__import__, _IMPORT
    if stub is not None:
        script = execute.Script(stub["source"], bytes.fromhex(stub["packed"]), stub["plan"])
        _renew(candidate.module, script)
        result = execute.inside(candidate.module, script, names, candidate.blame,
                                standing.inside(script, modules, candidate.module, candidate.folder, _ours))
        wrong = (standing.changed(script.plan["files"], script.plan.get("kept", ()), candidate.folder) if result["outcome"] == "passed"
                 else None)
        if wrong is not None:
            result = execute.Result(outcome="error", where="candidate", detail="it changed %s, which came with the tests" % wrong,
                                    tests=result.get("tests"))
    else:
        try:
            sys.modules.pop("execute", None)  # of which it may not find another one
            doctests = _ours("doctests")
        finally:
            sys.meta_path[:] = theirs
            builtins.__import__ = own_import
        result = doctests.inside(candidate.module)
    detail, exception = (value if value is None else bounds.text(field, value)
                         for field, value in ((f, result.get(f)) for f in ("detail", "exception")))
    return [token, [result["outcome"], detail, result.get("where"), exception, bounds.line(result.get("line")), result.get("told"),
                    result.get("tests"),
                    bounds.errno(result.get("errno"))]]


def _renew(module, script):
    """Imports unittest and pytest anew for the stub, as the candidate may have changed them. The candidate keeps its own."""
    tops = ("pytest", "_pytest", "pluggy", "unittest") if script.plan["pytest"] else ("unittest",)
    old = {id(sys.modules.pop(name)): name for name in list(sys.modules) if name.partition(".")[0] in tops}
    if "unittest" in script.source or old:
        import unittest  # noqa: F401
    for name, value in list(module.__dict__.items()) if old else ():
        if old.get(id(value)) in sys.modules:
            module.__dict__[name] = sys.modules[old[id(value)]]


def make_ready(needed):
    """Imports modules of ours, {name: the standard modules that it imports}, before any fork: for processes that will all need them."""
    _READY.update((name, (_ours(name), standard)) for name, standard in needed.items())


def _ours(name):
    """Imports a module of ours only when it is needed. Hides all modules of ours again afterwards."""
    if name in _READY:
        module, standard = _READY[name]
        for other in standard:
            _IMPORT(other)  # takes it off the shelf (shelf.py), where a package lacks its modules
        return module
    ours = [file[:-3] for folder in _FOLDERS for file in posix.listdir(folder) if file.endswith(".py")]
    theirs = {other: sys.modules.pop(other) for other in ours if other in sys.modules}
    sys.modules.update(execute=execute, bounds=bounds, causes=causes)
    sys.path[:0] = _FOLDERS
    try:
        return _IMPORT(name)
    finally:
        for folder in _FOLDERS:
            sys.path.remove(folder)
        for other in ours:
            sys.modules.pop(other, None)
        sys.modules.update(theirs)


def _section(candidate, section):
    """Runs one section of a page (sections.py)."""
    return _sections(candidate).run(section)


def _sections(candidate):
    if candidate.sections is None:
        candidate.sections = _ours("sections").Sections(candidate.describe, candidate.folder, _ours)
    return candidate.sections


def _exit(candidate, manager, kind, arguments):
    """Gives a context manager the exception that went through its block. Gives whether it handles that."""
    try:
        error = kind(*arguments)
    except Exception:
        error = kind.__new__(kind)
    return bool(manager.__exit__(kind, error, None))


def graph(table, order, decode):
    """Makes an argument that is very deep, or holds itself, from its table (crossing/graph.py)."""
    made = [{"l": list, "d": dict, "s": set}[tag]() if tag in "lds" else None for tag, _ in table]

    def parts(number):
        return [decode(part[0]) if type(part) is list else made[part] for part in table[number][1]]

    for number in order:
        made[number] = (tuple if table[number][0] == "t" else frozenset)(parts(number))
    for number, (tag, _) in enumerate(table):
        if tag == "d":
            found = parts(number)
            made[number].update(zip(found[::2], found[1::2]))
        elif tag == "l":
            made[number].extend(parts(number))
        elif tag == "s":
            made[number].update(dict.fromkeys(parts(number)))
    return made[0]


# What a judge may ask for beside calls. Each takes the Candidate first.
OPERATIONS = {
    "section": _section,
    "companions": lambda c, files, code: _sections(c).write(files, code),
    "global": lambda c, name: c.named(name),
    "kinds": lambda c, names: c.kinds(names),
    "get": lambda c, value, name: getattr(value, name),
    "set": lambda c, value, name, new: setattr(value, name, new),
    "del": lambda c, value, name: delattr(value, name),
    "drain": _drain,
    "isinstance": lambda c, value, kind: isinstance(value, kind),
    "issubclass": lambda c, value, kind: issubclass(value, kind),
    "copy": lambda c, value: __import__("copy").copy(value),
    "deepcopy": lambda c, value: __import__("copy").deepcopy(value),
    "await": lambda c, value: __import__("asyncio").run(_awaited(value)),
    "inside": _inside,
    "plain": lambda c, value, base: wall.plain(getattr(builtins, base), value),
    "ping": lambda c: None,
    "exit": _exit,
    "changed": lambda c, kept, value: updating.update(kept, value),
    "method": lambda c, value, name, *arguments: getattr(value, name)(*arguments),
    "setitem": lambda c, value, key, new: _operator.setitem(value, key, new),
    "delitem": lambda c, value, key: _operator.delitem(value, key),
}
for _name in ("repr", "str", "len", "iter", "next", "hash", "bool", "int", "float", "complex", "bytes", "dir", "reversed", "round", "abs",
              "divmod", "format", "list", "type"):
    OPERATIONS[_name] = (lambda f: lambda c, *arguments: f(*arguments))(getattr(builtins, _name))
for _name in ("eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor",
              "lshift", "rshift", "neg", "pos", "invert", "index", "getitem", "contains",
              "iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor", "imatmul", "ilshift", "irshift"):
    OPERATIONS[_name] = (lambda f: lambda c, *arguments: f(*arguments))(getattr(_operator, _name))


async def _awaited(value):
    return await value
