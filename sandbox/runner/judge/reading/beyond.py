"""Says why a stub has to be judged inside the candidate's process: it uses other ways than arguments and results.

The stub's text alone decides. A candidate that could choose where it is judged would choose the place where it can cheat. In doubt the answer is
inside, where a stub does what plain Python does.
"""

import ast
import builtins

import aliases

# Modules whose functions give the same wherever they are called. Of any other module this is not known.
SAFE_MODULES = frozenset("""__future__ math cmath itertools functools operator string re json fractions decimal datetime statistics numbers heapq bisect typing
typing_extensions collections copy random unittest pytest time asyncio textwrap hashlib base64 zoneinfo uuid calendar unicodedata pprint difflib struct
binascii html ast timeit pathlib""".split())
# What of them is more than that: state of the process, classes of the stub's own, what looks at an object's kind.
_UNSAFE = frozenset("""getcontext setcontext localcontext seed setstate getstate mock abc namedtuple NamedTuple TypedDict get_type_hints UserDict UserList
UserString ChainMap Protocol runtime_checkable singledispatch total_ordering cached_property lru_cache cache wraps update_wrapper pickle assertLogs assertNoLogs assertWarns assertWarnsRegex
warns deprecated_call importorskip monkeypatch capsys addCleanup enterContext doModuleCleanups addModuleCleanup setattr GeneratorType SystemRandom Random_ MonkeyPatch
Path PosixPath WindowsPath""".split())
# What runs one coroutine to its end. Several that run together take turns, which they do in one process alone.
_ASYNCIO = frozenset("run get_event_loop new_event_loop set_event_loop get_event_loop_policy".split())
# Built-in functions that look at the process, or at an object past what it does.
_UNSAFE_BUILTINS = frozenset("open input setattr delattr vars id callable memoryview issubclass globals locals breakpoint super __import__ aiter anext help".split())
# Of the fixtures that come with pytest those that have nothing to do with the candidate's process.
_SAFE_FIXTURES = frozenset(("request", "subtests"))
# Classes of which a value that crosses is one here as well.
_CROSSING = frozenset("""Decimal Fraction date time datetime timedelta timezone Counter OrderedDict defaultdict deque UUID Path PurePath Number""".split())
_LOOKED_AT = frozenset("isinstance hasattr getattr reversed zip enumerate".split())
_SINGLE = (type(None), bool, type(...))
_ITERATORS = frozenset(("iter", "map", "filter", "zip", "reversed", "enumerate"))
_CONTEXTS = frozenset("subTest assertRaises assertRaisesRegex raises".split())
_MANY = 300000


def reason(tree, kinds, imports, whose, mine):
    """What needs to be judged inside, as words for a message; None where the stub can be judged outside.

    `whose`: {module: "candidate", "own" or "image"}; `mine`: a reading.definitions.Definitions of the stub."""
    for rule in (_modules, _names, _definitions, _attributes, _statements, _calls, _comparisons):
        found = rule(kinds, imports, whose, mine)
        if found:
            return found
    return aliases.reason(tree, kinds, imports, mine)


def is_bare(kinds):
    """Whether a stub of plain assertions (plain.py) has nothing that `reason` would look at: it binds no name that it uses, and asks for no class and no identity."""
    names = kinds.get(ast.Name, ())
    stored = {n.id for n in names if n.ctx.__class__ is not ast.Load}
    if stored and any(n.id in stored and n.ctx.__class__ is ast.Load for n in names):
        return False
    if (any(n.attr in aliases.MUTATORS for n in kinds.get(ast.Attribute, ()))
        or any(n.ctx.__class__ is not ast.Load for n in kinds.get(ast.Subscript, ()))):
        return False
    return not (ast.BinOp in kinds and aliases.repeats(kinds) or any(n.id in _LOOKED_AT for n in names)
                or any(o.__class__ is ast.Is or o.__class__ is ast.IsNot for n in kinds.get(ast.Compare, ()) for o in n.ops))


def _modules(kinds, imports, whose, mine):
    for module in imports.asked:
        if whose(module) == "image":
            if module not in SAFE_MODULES and module != "collections.abc":
                return "it uses %s" % module
            bad = imports.asked[module] & _UNSAFE or module == "asyncio" and imports.asked[module] - _ASYNCIO
            if bad:
                return "it uses %s.%s" % (module, sorted(bad)[0])
    return "it replaces %s" % sorted(imports.patched)[0] if imports.patched else None


def _names(kinds, imports, whose, mine):
    for node in kinds.get(ast.Name, ()):
        if node.id in _UNSAFE_BUILTINS and node.id not in mine.bound:
            return "it uses %s" % node.id
        if node.id[:2] == "__" and node.id[-2:] == "__" and node.id.strip("_") and node.id not in ("__name__", "__file__"):
            return "it uses %s" % node.id
    return None


def _definitions(kinds, imports, whose, mine):
    for name in sorted(mine.fixtures_asked):
        if name not in _SAFE_FIXTURES:
            return "it uses the fixture %s" % name
    if mine.other_classes:
        return "it makes objects of its class %s" % mine.other_classes[0]
    return None


def _attributes(kinds, imports, whose, mine):
    for node in kinds.get(ast.Attribute, ()):
        if node.attr in _UNSAFE:
            return "it uses %s" % node.attr
        if (node.attr[:2] == "__"
            and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls") or isinstance(node.value, ast.Call))):
            return "it looks at %s" % node.attr
        if node.attr[:2] == "__" and node.attr not in ("__init__", "__name__"):
            return "it looks at %s" % node.attr
        if (not isinstance(node.ctx, ast.Load) and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
            and aliases.root(node.value) not in mine.given):
            return "it sets %s" % node.attr
    for node in kinds.get(ast.Assign, ()):
        if (any(isinstance(t, ast.Attribute) and aliases.root(t.value) in mine.given for t in node.targets)
            and aliases.key(node.value) in mine.containers - mine.given):
            return "it gives an object what it holds itself"
    return None


def _statements(kinds, imports, whose, mine):
    for kind, what in ((ast.AsyncWith, "async with"), (ast.AsyncFor, "async for")):
        if kind in kinds:
            return "it has an %s" % what
    if any(g.is_async for g in kinds.get(ast.comprehension, ())):
        return "it has an async for"
    catching = [n for kind in (ast.Try, ast.With) for n in kinds.get(kind, ())]
    for node in kinds.get(ast.With, ()):
        for item in node.items:
            called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else item.context_expr
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", None)
            if name not in _CONTEXTS and not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)
                                              and called.value.id == "self" and name.startswith("assert")):
                if (not isinstance(called, (ast.Name, ast.Attribute)) or _may_raise(node)
                    or any(_is_around(other, node) for other in catching)):
                    return "it has a with in which something is raised"
    for node in kinds.get(ast.Delete, ()):
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id in mine.given:
                return "it lets go of %s, whose end the candidate may see" % target.id
    for node in kinds.get(ast.Raise, ()):
        if node.cause is not None and not isinstance(node.cause, ast.Constant):
            return "it raises one exception from another"
    return None


def _may_raise(node):
    return any(isinstance(n, ast.Raise)
               or isinstance(n, ast.BinOp) and isinstance(n.op, (ast.Div, ast.FloorDiv, ast.Mod))
               and isinstance(n.right, ast.Constant) and not n.right.value
               or isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "fail"
               for inner in node.body for n in ast.walk(inner))


def _is_around(other, node):
    return (other is not node and other.lineno <= node.lineno
            and (getattr(other, "end_lineno", None) or 0) >= (getattr(node, "end_lineno", None) or 0))


def _calls(kinds, imports, whose, mine):
    for node in kinds.get(ast.Call, ()):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else None
        if (name in ("isinstance", "assertIsInstance", "assertNotIsInstance") and len(node.args) >= 2
            and not _crossing(node.args[1], imports, mine)):
            return "it asks whether something is of a class that does not cross"
        if name in ("hasattr", "getattr") and len(node.args) >= 2:
            asked = node.args[1]
            if not (isinstance(asked, ast.Constant) and isinstance(asked.value, str)) or asked.value[:2] == "__":
                return "it looks at an object's special methods"
        if name in ("range",) and any(isinstance(a, ast.Constant) and type(a.value) is int and a.value > _MANY for a in node.args):
            return "it makes very many values"
        if name in ("assertIs", "assertIsNot") and not any(map(_is_single, node.args[:2])) and not _is_known_object(node.args[:2], mine):
            return "it compares by identity"
        if name == "throw" or name == "print" and any(k.arg == "file" for k in node.keywords):
            return "it uses %s" % name
        if aliases.is_foreign(node.func, imports, mine):
            for argument in [a.value if isinstance(a, ast.Starred) else a for a in node.args] + [k.value for k in node.keywords]:
                found = _argument(argument, mine)
                if found:
                    return found
    return None


def _argument(node, mine):
    if (isinstance(node, ast.GeneratorExp)
        or isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ITERATORS
        and node.func.id not in mine.bound):
        return "it passes an iterator"
    if isinstance(node, ast.Name) and node.id in mine.called_back:
        return "it passes its function %s" % node.id
    if isinstance(node, ast.Lambda):
        for inner in ast.walk(node.body):
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr in aliases.MUTATORS:
                return "it passes a function that changes something"
    return None


def _comparisons(kinds, imports, whose, mine):
    for node in kinds.get(ast.Compare, ()):
        left = node.left
        for operation, right in zip(node.ops, node.comparators):
            if (isinstance(operation, (ast.Is, ast.IsNot))
                and not (_is_single(left) or _is_single(right) or _is_known_object([left, right], mine))):
                return "it compares by identity"
            left = right
    return None


def _is_known_object(sides, mine):
    """Whether two sides are told apart by their stand-ins as they would be themselves: objects of classes, one attribute twice, an argument that came back."""
    if len(sides) < 2 or all(isinstance(s, ast.Attribute) for s in sides):
        return True
    keys = [aliases.key(s) for s in sides]
    return (any(k in mine.objects for k in keys)
            or any((aliases.root(s.func if isinstance(s, ast.Call) else s) or "")[:1].isupper() for s in sides)
            or all(keys) and tuple(sorted(keys)) in mine.came_back)


def _is_single(node):
    if isinstance(node, ast.Constant):
        return isinstance(node.value, _SINGLE)
    return isinstance(node, ast.Name) and (node.id == "NotImplemented" or isinstance(getattr(builtins, node.id, None), type))


def _crossing(node, imports, mine):
    if isinstance(node, ast.Tuple):
        return all(_crossing(n, imports, mine) for n in node.elts)
    if isinstance(node, ast.BinOp):
        return _crossing(node.left, imports, mine) and _crossing(node.right, imports, mine)
    if isinstance(node, ast.Constant):
        return node.value is None
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "type"
    if isinstance(node, ast.Attribute):
        return node.attr in _CROSSING
    if not isinstance(node, ast.Name):
        return False
    origin = imports.aliases.get(node.id)
    if origin is not None and origin.partition(".")[0] in SAFE_MODULES:
        return origin.rpartition(".")[2] in _CROSSING
    return True
