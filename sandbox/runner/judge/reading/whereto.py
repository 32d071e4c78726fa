"""Where a stub is judged: outside the candidate's process, unless the stub's own text asks for what only that process can give.

Decided from the text alone, before the candidate has run: inside a candidate can cheat, so nothing that it says or gives leads there.
What a candidate defines can only keep a stub outside. The one other way inside is an argument of a class that stays with the stub, and
remote.py says when.
"""

import ast
import builtins
from typing import Dict, List, Optional, Set

import standard
from execute import MODULE_NAMES

# Names and modules whose use says that the stub looks into the module rather than calling it, or takes its objects to pieces.
_LOOKS_INSIDE = frozenset(("inspect", "mock", "patch", "monkeypatch", "gc", "ctypes", "pickle", "shelve", "copyreg"))
_ITERATES_LATER = frozenset(("aiter", "anext", "__aiter__", "__anext__"))


class Whereto:
    """What a stub's text says of where to judge it.

    Attributes: `reason`, why it is judged inside whatever the candidate defines, or None; `bases`, the names that it derives classes from
    and neither makes itself nor has from Python: inside where the candidate defines one of them.
    """

    def __init__(self, kinds: Dict[type, List[ast.AST]], names: Set[str], own: Set[str]) -> None:
        """Takes the stub's nodes by class, the names and attributes that it uses, and the names that it makes at its top level."""
        self.reason = _reason(kinds, names)
        self.bases = frozenset(_bases(kinds.get(ast.ClassDef, ())) - own - _imported_by_star(kinds)) - vars(builtins).keys()

    def inside(self, names: Dict[str, str]) -> Optional[str]:
        """Why it is judged inside with a candidate that defines these names; None where it is judged outside."""
        if self.reason is not None:
            return self.reason
        return None if self.bases.isdisjoint(names) else "it extends the candidate's classes"


def _reason(kinds: Dict[type, List[ast.AST]], names: Set[str]) -> Optional[str]:
    looking = names & _LOOKS_INSIDE or _LOOKS_INSIDE & {part for module in _modules(kinds) for part in module.split(".")}
    if looking:
        return "it looks into the module (%s)" % ", ".join(sorted(looking))
    if any(root in MODULE_NAMES for root in _roots(kinds.get(ast.ClassDef, ()), ast.Attribute)):
        return "it extends the candidate's classes"
    if ast.AsyncFor in kinds or names & _ITERATES_LATER or any(c.is_async for c in kinds.get(ast.comprehension, ())):
        return "it iterates asynchronously"
    if any(isinstance(last, ast.Raise) for n in (*kinds.get(ast.With, ()), *kinds.get(ast.AsyncWith, ())) for last in n.body):
        return "it raises inside a with statement, which may be for the candidate to handle"
    return None


def _modules(kinds: Dict[type, List[ast.AST]]) -> Set[str]:
    return {a.name for n in kinds.get(ast.Import, ()) for a in n.names} | {n.module or "" for n in kinds.get(ast.ImportFrom, ())}


def _bases(classes: List[ast.AST]) -> Set[str]:
    """The names that classes are derived from: `Stack`, `Stack[int]`, `metaclass=Meta`."""
    return _roots(classes, ast.Name)


def _roots(classes: List[ast.AST], kind: type) -> Set[str]:
    found = set()
    for base in (b for n in classes for b in (*n.bases, *(k.value for k in n.keywords))):
        if isinstance(base, ast.Subscript):
            base = base.value
        if not isinstance(base, kind):
            continue
        while isinstance(base, ast.Attribute):
            base = base.value
        if isinstance(base, ast.Name):
            found.add(base.id)
    return found


def _imported_by_star(kinds: Dict[type, List[ast.AST]]) -> Set[str]:
    """The names that `from module import *` brings of modules of the standard library."""
    modules = [standard.module(n.module) for n in kinds.get(ast.ImportFrom, ()) if n.module and not n.level and any(a.name == "*" for a in n.names)]
    return {name for module in modules if module is not None for name in vars(module)}
