"""Smoke calls: arguments made up from a function's signature, hints, defaults and parameter names.

A smoke call proves little, so it accuses little: an exception that made-up arguments could have caused says nothing about
the candidate. What no argument could cause (a name that does not exist, a module that is not there, reading input) does.
"""

import ast
import datetime

from execute import Result
from endings import ENDINGS

MAX_CALLS = 60
_ATTEMPTS = 4
# Exceptions that arguments cannot be blamed for.
_ACCUSING = ("NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError", "EOFError", "SyntaxError", "IndentationError", "MemoryError", "SystemExit")

_INTS, _TEXTS, _LISTS = [3, 1, 10], ["hello world", "abc", "3"], [[3, 1, 2], ["b", "a", "c"], [[1, 2], [3, 4]]]
_BY_HINT = {
    "int": _INTS, "float": [2.5, 1.0], "complex": [1j], "str": _TEXTS, "bool": [True, False], "bytes": [b"abc"], "bytearray": [bytearray(b"abc")],
    "list": _LISTS, "sequence": _LISTS, "iterable": _LISTS, "collection": _LISTS, "mutablesequence": _LISTS, "deque": _LISTS,
    "dict": [{"a": 1, "b": 2}, {1: "x"}], "mapping": [{"a": 1, "b": 2}], "defaultdict": [{"a": 1}], "counter": [{"a": 1}],
    "set": [{1, 2, 3}, {"a"}], "frozenset": [frozenset({1, 2})], "tuple": [(1, 2), (1, 2, 3), ("a", 1)], "none": [None], "any": [3, "abc", [3, 1, 2]],
    "date": [datetime.date(2024, 2, 29)], "datetime": [datetime.datetime(2024, 2, 29, 12, 30)], "timedelta": [datetime.timedelta(days=1)],
    "callable": [lambda *a: a[0] if a else None, lambda *a: True], "number": _INTS, "real": [2.5],
}
_ELEMENTS = {"int": [3, 1, 2], "float": [2.5, 1.0, 3.5], "str": ["b", "a", "c"], "bool": [True, False], "tuple": [(1, 2), (3, 4)], "dict": [{"a": 1}, {"a": 2}], "any": [3, 1, 2]}
_BY_NAME = (
    (("text", "string", "word", "sentence", "name", "line", "char", "letter", "phrase", "s1", "s2", "prefix", "suffix", "pattern", "email", "url", "expression", "expr", "str"), "str"),
    (("words", "strings", "names", "lines", "sentences"), "words"),
    (("nums", "numbers", "lst", "arr", "list", "items", "values", "data", "array", "seq", "elements", "integers", "iterable", "xs"), "list"),
    (("matrix", "grid", "rows", "board", "table", "intervals", "pairs", "points", "edges"), "matrix"),
    (("dict", "mapping", "map", "counts", "graph", "config", "d1", "d2", "d"), "dict"),
    (("func", "fn", "function", "key", "predicate", "callback"), "callable"),
    (("date", "day", "start_date", "end_date"), "date"),
    (("n", "num", "number", "k", "i", "j", "count", "size", "index", "limit", "x", "y", "a", "b", "m", "year", "month", "value", "target", "amount", "width", "height", "length"), "int"),
    (("s", "t"), "str"),
    (("tree", "node", "root", "head"), "none"),
)
_NAMED = {"words": [["b", "a", "c"]], "matrix": [[[1, 2], [3, 4]]]}


def run(source, remote, names):
    """Call what the module defines. Gives (Result, whether any call returned)."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Result(outcome="passed"), False
    calls = returned = 0
    for node in tree.body:
        if calls >= MAX_CALLS or getattr(node, "name", "_").startswith("_"):
            continue
        kind = names.get(node.name)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and kind == "function":
            accused, good, made = _function(remote.named(node.name, kind), node.args, 0, remote, node)
        elif isinstance(node, ast.ClassDef) and kind == "class":
            accused, good, made = _class(node, remote)
        else:
            continue
        calls += made
        returned += good
        if accused is not None:
            return accused, returned > 0
    return Result(outcome="passed"), returned > 0


def _class(node, remote):
    kind = remote.named(node.name, "class")
    methods = [n for n in node.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    init = next((m for m in methods if m.name == "__init__"), None)
    calls = returned = 0
    instance = None
    for arguments in _argument_sets(init.args, 1) if init else [()]:
        calls += 1
        instance, accused = _attempt(remote, kind, arguments)
        if accused is not None:
            return accused, returned, calls
        if instance is not _RAISED:
            returned += 1
            break
    else:
        return None, returned, calls
    for method in methods:
        if method.name.startswith("_") or method.decorator_list:
            continue
        target, accused = _get(remote, instance, method.name)
        if accused is not None or target is _RAISED:
            continue
        accused, good, made = _function(target, method.args, 1, remote, method)
        calls += made
        returned += good
        if accused is not None:
            return accused, returned, calls
    return None, returned, calls


def _function(target, spec, skip, remote, node):
    """(accusation or None, 1 when a call returned, calls made)."""
    calls = 0
    for arguments in _argument_sets(spec, skip):
        calls += 1
        value, accused = _attempt(remote, target, arguments)
        if accused is not None:
            return accused, 0, calls
        if value is _RAISED:
            continue
        if isinstance(node, ast.AsyncFunctionDef):
            value, accused = _finish(remote, "await", value)
        elif _is_generator(node):
            value, accused = _finish(remote, "drain", value, 3)
        if accused is not None:
            return accused, 0, calls
        if value is not _RAISED:
            return None, 1, calls
    return None, 0, calls


_RAISED = object()


def _attempt(remote, target, arguments):
    try:
        return remote.call(target, arguments, {}), None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _finish(remote, operation, *arguments):
    try:
        return remote.ask(operation, *arguments), None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _get(remote, instance, name):
    try:
        return getattr(instance, name), None
    except ENDINGS:
        raise
    except BaseException as error:
        return _RAISED, _accusation(error, remote)


def _accusation(error, remote):
    told = getattr(error, "told", None)
    if told is None or told["type"] not in _ACCUSING:
        return None
    return Result(outcome="error", where="candidate", exception=told["type"], told=told, line=told.get("line"),
                  detail="%s: %s in %s" % (told["type"], told["message"], remote.describe_last()))


def _is_generator(node):
    return any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in ast.walk(node))


def _argument_sets(spec, skip):
    """A few tuples of positional arguments, the likeliest first. Parameters with defaults are left to them."""
    positional = (getattr(spec, "posonlyargs", []) + spec.args)[skip:]
    required = positional[:len(positional) - len(spec.defaults)] if len(spec.defaults) <= len(positional) else []
    if any(default is None for default in spec.kw_defaults):
        return
    if not required:
        yield ()
        return
    choices = [_choices(parameter) for parameter in required]
    for attempt in range(min(_ATTEMPTS, max(map(len, choices)))):
        yield tuple(c[attempt % len(c)] for c in choices)


def _choices(parameter):
    return _of_hint(parameter.annotation) if parameter.annotation is not None else _of_name(parameter.arg.lower())


def _of_hint(node):
    if isinstance(node, ast.Constant):
        if node.value is None:
            return [None]
        if isinstance(node.value, str):
            try:
                return _of_hint(ast.parse(node.value, mode="eval").body)
            except SyntaxError:
                return _of_name("")
    if isinstance(node, ast.BinOp):
        return _of_hint(node.left)
    if isinstance(node, ast.Attribute):
        return _BY_HINT.get(node.attr.lower()) or _of_name("")
    if isinstance(node, ast.Name):
        return _BY_HINT.get(node.id.lower()) or _of_name("")
    if isinstance(node, ast.Subscript):
        return _of_generic(node)
    return _of_name("")


def _of_generic(node):
    outer = getattr(node.value, "id", getattr(node.value, "attr", "")).lower()
    inner = getattr(node.slice, "value", node.slice) if type(node.slice).__name__ == "Index" else node.slice
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    if outer in ("optional", "union", "annotated", "final", "literal", "type"):
        return [parts[0].value] if outer == "literal" and isinstance(parts[0], ast.Constant) else _of_hint(parts[0])
    if outer in ("list", "sequence", "iterable", "collection", "iterator", "set", "frozenset", "deque", "mutablesequence"):
        element = getattr(parts[0], "id", getattr(parts[0], "attr", "any")).lower()
        if isinstance(parts[0], ast.Subscript):
            nested = _of_hint(parts[0])
            values = [nested[0], nested[0]]
        else:
            values = _ELEMENTS.get(element) or _of_hint(parts[0])
        return [set(values)] if outer == "set" else [frozenset(values)] if outer == "frozenset" else [list(values)]
    if outer == "dict" or outer == "mapping":
        keys, values = _of_hint(parts[0]), _of_hint(parts[-1])
        try:
            return [{keys[0]: values[0]}]
        except TypeError:
            return _BY_HINT["dict"]
    if outer == "tuple":
        return [tuple(_of_hint(p)[0] for p in parts if not (isinstance(p, ast.Constant) and p.value is Ellipsis))]
    return _BY_HINT.get(outer) or _of_name("")


def _of_name(name):
    for names, kind in _BY_NAME:
        if name in names or any(len(n) > 2 and (name.startswith(n) or name.endswith(n)) for n in names):
            return _NAMED.get(kind) or _BY_HINT[kind] + [v for v in ([3], "abc", 3) if v not in _BY_HINT[kind]]
    return [3, "abc", [3, 1, 2], {"a": 1}]
