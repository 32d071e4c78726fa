"""Whether, by its text, a stub could notice that it has a copy of an object: it changes an object that it passed or was given, or passes one object twice."""

import ast
import builtins

MUTATORS = frozenset("""append extend insert remove pop clear sort reverse add discard update setdefault popitem appendleft popleft extendleft rotate
difference_update intersection_update symmetric_difference_update subtract move_to_end fill put""".split())
# Methods of plain values: what is passed to them does not go to the candidate.
_PLAIN_METHODS = MUTATORS | frozenset("""index count copy get keys values items join split rsplit splitlines strip lstrip rstrip replace startswith endswith format
upper lower title find isdigit isalpha union intersection difference issubset issuperset encode decode""".split())
_MAKES_COPIES = frozenset("list dict set tuple sorted str int float bool len frozenset bytes repr range sum min max abs round deepcopy copy".split())


def reason(tree, kinds, imports, mine):
    """Why the stub could notice a copy, as words for a message; None where it could not."""
    calls = [n for n in kinds.get(ast.Call, ()) if is_foreign(n.func, imports, mine)]
    passed, shared = {}, None
    for node in calls:
        names = [n for a in _arguments(node) for n in _held(a)]
        twice = [n for n in names if n in mine.containers]
        if len(twice) != len(set(twice)):
            shared = shared or "it passes one object twice"
        for name in names:
            passed.setdefault(name, []).append(node)
    if shared or repeats(kinds):
        return shared or "it has one object in several places"
    for name in _reset(kinds, mine):
        return "it sets %s and looks what the candidate has made of it" % name
    passed = {n: where for n, where in passed.items() if n in mine.containers}
    for node, name in _changes(kinds):
        if _is_candidates(name, node, imports, mine):
            return "it changes %s, which is the candidate's" % name
        if name in passed and not _all_before(node, passed[name], mine):
            return "it changes %s after it has passed it" % name
        if (name in mine.given and name not in mine.objects and calls
            and any(_line(c) > _line(node) or mine.share_a_loop(c, node) for c in calls)):
            return "it changes %s, which the candidate gave it" % name
    for node in kinds.get(ast.Assign, ()):
        found = _second_name(node, passed, mine)
        if found:
            return found
    return _looked_at_later(kinds, calls, passed, mine)


def _is_candidates(name, node, imports, mine):
    """Whether what a stub changes is a global of the candidate's module. `Sorter.sort(a)` and `solution.add(1, 2)` call, and change nothing."""
    if name in mine.bound or name in mine.parameters or "." in name or name[:1].isupper() and not name.isupper():
        return False
    if name not in imports.aliases:
        return not hasattr(builtins, name)
    whole = imports.aliases[name] in imports.asked
    if whole and isinstance(node, ast.Call) and isinstance(node.func.value, ast.Name):
        return False
    return imports.aliases[name].partition(".")[0] not in mine.harmless_modules


def _looked_at_later(kinds, calls, passed, mine):
    """Whether the stub looks at a container after later calls that may have changed it: one that it gave to an object, or that a function returned."""
    loads = {}
    for node in kinds.get(ast.Name, []) + kinds.get(ast.Attribute, []):
        name = key(node) if isinstance(node.ctx, ast.Load) else None
        if name in passed or name in mine.given:
            loads.setdefault(name, []).append(node)
    for name, where in passed.items():
        for call in where:
            if _keeps(call.func) and any(_line(n) > _end(call) for n in loads.get(name, ())):
                return "it looks at %s after it has given it to an object" % name
    gave = {}
    for node in kinds.get(ast.Assign, ()):
        if (isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and not node.value.func.id[:1].isupper()
            and node.value in calls):
            for target in node.targets:
                if key(target):
                    gave[key(target)] = node.value
    for name, made in gave.items():
        again = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == made.func.id and _line(c) > _end(made)]
        if again and any(_line(n) > _end(min(again, key=_line)) for n in loads.get(name, ())):
            return "it looks at %s after the function that gave it has been called again" % name
    return None


def _keeps(function):
    """Whether the called value may be a class or an object's method."""
    return isinstance(function, ast.Attribute) or isinstance(function, ast.Name) and function.id[:1].isupper()


def _end(node):
    return (getattr(node, "end_lineno", None) or node.lineno, getattr(node, "end_col_offset", None) or node.col_offset)


def _reset(kinds, mine):
    """Whether the stub sets the module's names to constants alone and compares them with others: then the candidate must have changed them."""
    if not mine.constants:
        return
    for node in kinds.get(ast.Compare, ()):
        sides = [node.left] + node.comparators
        if len(sides) == 2 and any(isinstance(s, ast.Constant) for s in sides):
            for side in sides:
                if isinstance(side, ast.Name) and side.id in mine.constants:
                    yield side.id


def is_foreign(function, imports, mine):
    """Whether a call of it may run the candidate's code, or pass arguments on to it."""
    if isinstance(function, ast.Name):
        name = function.id
        if name in mine.bound or name in mine.parameters:
            return name not in mine.plain_classes
        if name in imports.aliases:
            return imports.aliases[name].partition(".")[0] not in mine.harmless_modules
        return not hasattr(builtins, name)
    if isinstance(function, ast.Attribute):
        base = function.value
        while isinstance(base, ast.Attribute):
            base = base.value
        if isinstance(base, ast.Name):
            if base.id in ("self", "cls"):
                return not function.attr.startswith(("assert", "fail", "skip", "sub"))
            if base.id in imports.aliases:
                return imports.aliases[base.id].partition(".")[0] not in mine.harmless_modules
        return function.attr not in _PLAIN_METHODS
    return not isinstance(function, ast.Constant)


def _arguments(node):
    return [a.value if isinstance(a, ast.Starred) else a for a in node.args] + [k.value for k in node.keywords]


def _held(node):
    """The names whose very objects are in the value: alone, or in a display."""
    name = key(node)
    if name:
        return [name]
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return [n for e in node.elts for n in _held(e)]
    if isinstance(node, ast.Dict):
        return [n for e in node.values for n in _held(e)]
    return []


def repeats(kinds):
    """Whether a display has one container several times: `[[0] * 2] * 2`."""
    for node in kinds.get(ast.BinOp, ()):
        if isinstance(node.op, ast.Mult):
            for side in (node.left, node.right):
                if (isinstance(side, (ast.List, ast.Tuple))
                    and any(not isinstance(e, (ast.Constant, ast.UnaryOp, ast.Name)) for e in side.elts)):
                    return True
    return False


def _changes(kinds):
    """[(node, name)] where the stub changes what a name stands for."""
    found = []
    for kind in (ast.Subscript,):
        for node in kinds.get(kind, ()):
            if not isinstance(node.ctx, ast.Load):
                found.append((node, root(node)))
    for node in kinds.get(ast.AugAssign, ()):
        if isinstance(node.target, ast.Name):
            found.append((node, node.target.id))
    for node in kinds.get(ast.Call, ()):
        if isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
            found.append((node, root(node.func.value)))
    return [(node, name) for node, name in found if name]


def key(node):
    """A name, or an attribute of a test's own object as `self.name`; None for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
        return "self." + node.attr
    return None


def root(node):
    """The name at which a chain of attributes and elements begins; None where it begins at something else."""
    while isinstance(node, (ast.Subscript, ast.Attribute)) and not key(node):
        node = node.value
    return key(node)


def _line(node):
    return (node.lineno, node.col_offset)


def _all_before(change, calls, mine):
    return all(_line(change) < _line(call) and not mine.share_a_loop(change, call) for call in calls)


def _second_name(node, passed, mine):
    """`b = a`, `row = grid[0]`, `rows = [row, row]`: a second way to what is passed."""
    value = node.value
    if isinstance(value, (ast.List, ast.Tuple, ast.Dict, ast.Set)):
        names = [n for n in _held(value) if n in mine.containers]
        if isinstance(value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple):
            return None
        if len(names) != len(set(names)):
            return "it has one object in several places"
        return None
    if key(value):
        origin = key(value)
    elif isinstance(value, ast.Subscript) and not _is_slice(value):
        origin = root(value)
    else:
        return None
    targets = [key(t) for t in node.targets if key(t)]
    if origin in mine.containers and targets and (origin in passed or any(t in passed for t in targets)):
        return "it has a second name for what it passes"
    return None


def _is_slice(node):
    inner = node.slice
    inner = getattr(inner, "value", inner) if type(inner).__name__ == "Index" else inner
    return isinstance(inner, ast.Slice)
