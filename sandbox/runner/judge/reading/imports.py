"""Reads which modules a stub imports and which names it asks of each. names.py decides from that whose they are."""

import ast
import functools
import re

_STATEMENT = re.compile(r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import\b|import[ \t]+([\w.]+))", re.MULTILINE)
_CALLS = frozenset(("import_module", "__import__", "reload", "patch", "setattr", "delattr", "object"))
PACKAGE = "candidate"  # where the names of `from . import …` are looked for
_NAMING = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\Z")


class Imports:
    """What a stub asks of modules.

    Attributes: `asked`, {module: names that it is asked for}; `inner`, {module: {name: what is asked of it, where it is a module itself}}; `aliases`, {name in the
    stub: module or module.name}; `stars`, the modules of which all names are taken; `patched`, those that a text names.
    """

    def __init__(self, kinds):
        self.asked, self.inner, self.aliases = {}, {}, {}
        self.stars, self.patched = set(), set()
        for node in kinds.get(ast.Import, ()):
            for alias in node.names:
                self.asked.setdefault(alias.name, set())
                self.aliases[alias.asname or alias.name.partition(".")[0]] = alias.name if alias.asname else alias.name.partition(".")[0]
        for node in kinds.get(ast.ImportFrom, ()):
            self._take_from(node)
        self._take_attributes(kinds)
        for node in kinds.get(ast.Call, ()):
            self._take_text(node)

    def add(self, other):
        """Adds what one of the stub's own modules imports to what the stub imports."""
        for module, asked in other.asked.items():
            self.asked.setdefault(module, set()).update(asked)
            for name, of_it in other.inner.get(module, {}).items():
                self.inner.setdefault(module, {}).setdefault(name, set()).update(of_it)
        self.stars |= other.stars

    def _take_from(self, node):
        module = node.module
        asked = self.asked.setdefault(module, set())
        for alias in node.names:
            if alias.name == "*":
                self.stars.add(module)
                continue
            asked.add(alias.name)
            self.inner.setdefault(module, {}).setdefault(alias.name, set())
            self.aliases[alias.asname or alias.name] = module + "." + alias.name

    def _take_attributes(self, kinds):
        whole = {alias: name for alias, name in self.aliases.items() if name in self.asked}
        for node in kinds.get(ast.Attribute, ()):
            dotted = _dotted(node.value)
            if dotted is None:
                continue
            if dotted in whole:
                self.asked[whole[dotted]].add(node.attr)
            elif dotted in self.asked and "." in dotted:
                self.asked[dotted].add(node.attr)
            elif dotted in self.aliases:
                module, _, name = self.aliases[dotted].rpartition(".")
                self.inner.get(module, {}).get(name, set()).add(node.attr)
        for parent in {name.rpartition(".")[0] for name in self.asked if "." in name}:
            # `a.b` of `import a.b` asks no name of a.
            inner = {name[len(parent) + 1:] for name in self.asked if name.startswith(parent + ".")}
            self.asked.setdefault(parent, set()).difference_update(inner)

    def _take_text(self, node):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        first = node.args[0] if node.args else None
        if called not in _CALLS or not (isinstance(first, ast.Constant) and isinstance(first.value, str) and _NAMING.match(first.value)):
            return
        module, _, name = first.value.rpartition(".") if called not in ("import_module", "__import__", "reload") else (first.value, "", "")
        if module:
            self.asked.setdefault(module, set()).update((name,) if name else ())
            self.patched.add(module)


def _dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id] + parts[::-1]) if isinstance(node, ast.Name) else None


@functools.lru_cache(256)
def named(source):
    """The modules that a source's import statements seem to name, in their order: no more than its lines are looked at."""
    return [(one or other).lstrip(".") for one, other in _STATEMENT.findall(source)]


def make_absolute(kinds):
    """Makes relative imports absolute: a stub is in no package."""
    for node in kinds.get(ast.ImportFrom, ()):
        if node.level:
            node.level = 0
            node.module = node.module or PACKAGE
