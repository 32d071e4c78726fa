"""Arguments made up from a function's signature: its hints, its defaults, its parameters' names.

This happens in a process that can be ended, as the candidate wrote the text."""

import ast
import datetime

_ATTEMPTS = 4
# How deep hints are followed, to what depth each list has two elements, how many parts of a tuple are made, how long a hint in quotes may be.
_DEEPEST, _DOUBLED, _MOST, _LONGEST = 60, 3, 100, 10000

_INTS, _TEXTS, _LISTS = [3, 1, 10], ["hello world", "abc", "3"], [[3, 1, 2], ["b", "a", "c"], [[1, 2], [3, 4]]]
_BY_HINT = {
    "int": _INTS, "float": [2.5, 1.0], "complex": [1j], "str": _TEXTS, "bool": [True, False], "bytes": [b"abc"],
    "bytearray": [bytearray(b"abc")],
    "list": _LISTS, "sequence": _LISTS, "iterable": _LISTS, "collection": _LISTS, "mutablesequence": _LISTS, "deque": _LISTS,
    "dict": [{"a": 1, "b": 2}, {1: "x"}], "mapping": [{"a": 1, "b": 2}], "defaultdict": [{"a": 1}], "counter": [{"a": 1}],
    "set": [{1, 2, 3}, {"a"}], "frozenset": [frozenset({1, 2})], "tuple": [(1, 2), (1, 2, 3), ("a", 1)], "none": [None],
    "any": [3, "abc", [3, 1, 2]],
    "date": [datetime.date(2024, 2, 29)], "datetime": [datetime.datetime(2024, 2, 29, 12, 30)], "timedelta": [datetime.timedelta(days=1)],
    "callable": [lambda *a: a[0] if a else None, lambda *a: True], "number": _INTS, "real": [2.5],
}
_ELEMENTS = {"int": [3, 1, 2], "float": [2.5, 1.0, 3.5], "str": ["b", "a", "c"], "bool": [True, False], "tuple": [(1, 2), (3, 4)],
             "dict": [{"a": 1}, {"a": 2}], "any": [3, 1, 2]}
_BY_NAME = (
    (("text", "string", "word", "sentence", "name", "line", "char", "letter", "phrase", "s1", "s2", "prefix", "suffix", "pattern", "email",
      "url", "expression", "expr", "str"), "str"),
    (("words", "strings", "names", "lines", "sentences"), "words"),
    (("nums", "numbers", "lst", "arr", "list", "items", "values", "data", "array", "seq", "elements", "integers", "iterable", "xs"),
     "list"),
    (("matrix", "grid", "rows", "board", "table", "intervals", "pairs", "points", "edges"), "matrix"),
    (("dict", "mapping", "map", "counts", "graph", "config", "d1", "d2", "d"), "dict"),
    (("func", "fn", "function", "key", "predicate", "callback"), "callable"),
    (("date", "day", "start_date", "end_date"), "date"),
    (("n", "num", "number", "k", "i", "j", "count", "size", "index", "limit", "x", "y", "a", "b", "m", "year", "month", "value", "target",
      "amount", "width", "height", "length"), "int"),
    (("s", "t"), "str"),
    (("tree", "node", "root", "head"), "none"),
)
_NAMED = {"words": [["b", "a", "c"]], "matrix": [[[1, 2], [3, 4]]]}
_HOLDING = dict.fromkeys(("list", "sequence", "iterable", "collection", "iterator", "deque", "mutablesequence"), list)
_HOLDING.update(set=set, frozenset=frozenset)


def argument_sets(spec, skip):
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
    try:
        return (_of_hint(parameter.annotation, 0) if parameter.annotation is not None else None) or _of_name(parameter.arg.lower())
    except Exception:  # a hint may say whatever it likes
        return _of_name("")


def _of_hint(node, depth):
    if depth > _DEEPEST:
        return _of_name("")
    if isinstance(node, ast.Constant):
        if node.value is None:
            return [None]
        if isinstance(node.value, str) and len(node.value) < _LONGEST:
            return _of_hint(ast.parse(node.value, mode="eval").body, depth + 1)
    if isinstance(node, ast.BinOp):
        while isinstance(node, ast.BinOp):
            node = node.left
        return _of_hint(node, depth + 1)
    if isinstance(node, (ast.Attribute, ast.Name)):
        return _BY_HINT.get(_last_name(node)) or _of_name("")
    if isinstance(node, ast.Subscript):
        return _of_generic(_last_name(node.value), _parts(node), depth)
    return _of_name("")


def _last_name(node):
    return getattr(node, "id", getattr(node, "attr", "")).lower()


def _parts(node):
    inner = getattr(node.slice, "value", node.slice) if type(node.slice).__name__ == "Index" else node.slice
    return inner.elts if isinstance(inner, ast.Tuple) else [inner]


def _of_generic(outer, parts, depth):
    if not parts:
        return _BY_HINT.get(outer) or _of_name("")
    if outer in ("optional", "union", "annotated", "final", "literal", "type"):
        return [parts[0].value] if outer == "literal" and isinstance(parts[0], ast.Constant) else _of_hint(parts[0], depth + 1)
    if outer in _HOLDING:
        return _of_elements(outer, parts[0], depth)
    if outer == "dict" or outer == "mapping":
        keys, values = _of_hint(parts[0], depth + 1), _of_hint(parts[-1], depth + 1)
        try:
            return [{keys[0]: values[0]}]
        except TypeError:
            return _BY_HINT["dict"]
    if outer == "tuple":
        return [tuple(_of_hint(p, depth + 1)[0] for p in parts[:_MOST] if not (isinstance(p, ast.Constant) and p.value is Ellipsis))]
    return _BY_HINT.get(outer) or _of_name("")


def _of_elements(outer, part, depth):
    if isinstance(part, ast.Subscript):
        nested = _of_hint(part, depth + 1)
        # Two of each, to a depth at which it doubles no more.
        values = [nested[0]] * (2 if depth < _DOUBLED else 1)
    else:
        values = _ELEMENTS.get(_last_name(part) or "any") or _of_hint(part, depth + 1)
    kind = _HOLDING[outer]
    try:
        return [kind(values)]
    except TypeError:  # a set of lists, which there is not
        return [kind(_INTS)]


def _of_name(name):
    for names, kind in _BY_NAME:
        if name in names or any(len(n) > 2 and (name.startswith(n) or name.endswith(n)) for n in names):
            return _NAMED.get(kind) or _BY_HINT[kind] + [v for v in ([3], "abc", 3) if v not in _BY_HINT[kind]]
    return [3, "abc", [3, 1, 2], {"a": 1}]
