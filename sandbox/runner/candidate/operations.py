"""What a judge may ask of a candidate's process beside calls: looks at its objects, and what cannot be judged from outside.

Part of every candidate's process: no imports beyond it.
"""

import builtins
import sys

import _operator

import confine
import execute
import updating
import wall

_FOLDERS = [confine.RUNNER + room for room in ("shared", "candidate")]
_FINDERS = tuple(sys.meta_path)
_IMPORT = builtins.__import__


def _drain(candidate, iterable, limit):
    """The first `limit` elements of an iterable, as a list."""
    values = []
    for value in iterable:
        values.append(value)
        if len(values) >= limit:
            break
    return values


def _inside(candidate, source, packed, tests, names, token):
    """Judge a stub in this process, for stubs that cannot be carried outside."""
    # As it was before the candidate ran: what it planted in the way of an import is not to judge it. A candidate that goes to
    # greater lengths than that can still do what it likes here, which is why stubs are judged inside only where nothing else can be done.
    theirs, sys.meta_path[:] = sys.meta_path[:], _FINDERS
    own_import, builtins.__import__ = builtins.__import__, _IMPORT
    try:
        if source is None:
            sys.modules.pop("execute", None)  # of which it may not find another one
            doctests = _ours("doctests")
        elif "unittest" in source:
            import unittest  # noqa: F401
    finally:
        sys.meta_path[:] = theirs
        builtins.__import__ = own_import
    if source is None:
        result = doctests.inside(candidate.module)
    else:
        result = execute.inside(candidate.module, source, packed and bytes.fromhex(packed), tests, names, candidate.blame)
    return [token, [result["outcome"], *map(result.get, ("detail", "where", "exception", "line", "told"))]]


def _ours(name):
    """A module of ours that is not imported before it is needed."""
    sys.path[:0] = _FOLDERS
    try:
        return __import__(name)
    finally:
        for folder in _FOLDERS:
            sys.path.remove(folder)


def _section(candidate, section):
    """Run one section of a page (sections.py)."""
    return _sections(candidate).run(section)


def _sections(candidate):
    if candidate.sections is None:
        candidate.sections = _ours("sections").Sections(candidate.describe, candidate.folder)
    return candidate.sections


def _exit(candidate, manager, kind, arguments):
    """Tell a context manager of an exception that went through its block."""
    try:
        error = kind(*arguments)
    except Exception:
        error = kind.__new__(kind)
    return bool(manager.__exit__(kind, error, None))


def graph(table, order, decode):
    """An argument that is deeper than others, or holds itself: see crossing/graph.py for the table."""
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
    "companions": lambda c, files: _sections(c).write(files),
    "global": lambda c, name: c.named(name),
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
for _name in ("repr", "str", "len", "iter", "next", "hash", "bool", "int", "float", "complex", "bytes", "dir", "reversed", "round", "abs", "divmod", "format", "list", "type"):
    OPERATIONS[_name] = (lambda f: lambda c, *arguments: f(*arguments))(getattr(builtins, _name))
for _name in ("eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor",
              "lshift", "rshift", "neg", "pos", "invert", "index", "getitem", "contains",
              "iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor", "imatmul", "ilshift", "irshift"):
    OPERATIONS[_name] = (lambda f: lambda c, *arguments: f(*arguments))(getattr(_operator, _name))


async def _awaited(value):
    return await value
