#!/usr/bin/env python3
"""Holds the table of causes against a copy of typeshed: its `stdlib/VERSIONS` and the `sys.version_info` guards of its stubs.

  causes_typeshed.py STDLIB [CAUSES]     STDLIB is the folder with VERSIONS; CAUSES is src/Verifier/Reverification/causes.json
  causes_typeshed.py --new STDLIB        also lists names that came and are not in the table (there are many, and most need no entry)

Debian's package python3-mypy has such a folder. Prints each fact that typeshed has otherwise, and each module and name that it says is gone and
the table does not have. Ends with 1 where there is one, with 2 where something cannot be read. What typeshed has forgotten, of Pythons that it no
longer supports, is not looked at.
"""

import ast
import fnmatch
import json
import os
import re
import sys
from typing import Dict, Iterator, List, Optional, Set, Tuple

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(HOME, "src/Verifier/Reverification/causes.json")
OLDEST, NEWEST = 10, 15  # minor versions; typeshed says nothing dependable of what is older
# Gone from typeshed and not from Python, or not to be met with by anybody: each with the reason.
NOT_GONE = {
    "typing.AsyncContextManager", "typing.ContextManager",  # written otherwise
    "ast.Node*.visit_*",  # the table tells of them by the code that defines them
    "*.keyfile", "*.certfile", "*.key_file", "*.cert_file", "ftplib.FTP_TLS.ssl_version",  # and of these by the arguments
    "types.CodeType.co_lnotab",  # and of this by the type's own name, code
    "inspect.FrameInfo.*", "inspect.Traceback.*", "doctest.TestResults.*", "multiprocessing.managers.DictProxy.*", "zipfile.CompleteDirs.*",  # moved to what they derive from
    "*.DefaultEventLoopPolicy", "*.AbstractEventLoopPolicy", "*.BaseDefaultEventLoopPolicy", "*.BaseChildWatcher",  # there under these names, or never were
    "unittest.load_tests", "typing_extensions.*",
    "importlib.metadata.SelectableGroups",  # there for two versions, 3.10 and 3.11
    "socket.CAN_RAW_ERR_FILTER",  # by the build
    "pathlib.WindowsPath.*",  # not on Linux
}
# What only these modules' own code, or nobody, uses.
INNER = ("sre_compile", "sre_constants", "sre_parse", "opcode", "modulefinder", "asyncio.trsock", "importlib.readers", "importlib.simple", "importlib.resources.simple",
         "multiprocessing.reduction", "dis.hasnargs", "dis.Bytecode.show_offsets", "urllib.parse.MAX_CACHE_SIZE", "cProfile.label", "pdb.Pdb.execRcLines", "smtpd.MailmanProxy",
         "importlib.metadata.Deprecated")
# Facts that typeshed has otherwise, and a look into the Pythons has not.
OTHERWISE = {
    "sqlite3.version",  # left out of typeshed where it is deprecated
}

Version = int


class Table:
    """The facts of causes.json: which modules and names came and went, and with which Python."""

    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"^\s*//.*$", "", file.read(), flags=re.MULTILINE)
        self.gone: Dict[str, Version] = {}
        self.came: Dict[str, Version] = {}
        self.modules: Set[str] = set()
        for rule in json.loads(text):
            version = int(rule["version"].partition(".")[2])
            facts = self.gone if rule["cause"].endswith("-removed") else self.came if rule["cause"].startswith("new-") else None
            if facts is None:
                continue
            for kind in ("modules", "names", "attributes"):
                for name in rule.get(kind, {}):
                    facts.setdefault(name, version)
                    if kind == "modules":
                        self.modules.add(name)


class Stubs:
    """The stubs of a copy of typeshed."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.lives: Dict[str, Tuple[Version, Optional[Version]]] = {}
        with open(os.path.join(folder, "VERSIONS"), encoding="utf-8") as file:
            for line in file:
                match = re.match(r"(?P<module>[\w.]+): *(?P<first>\d+\.\d+)-(?P<last>\d+\.\d+)?", line)
                if match:
                    first, last = match["first"], match["last"]
                    self.lives[match["module"]] = (_minor(first), _minor(last) if last else None)
        self._names: Dict[Tuple[str, Version], Set[str]] = {}
        self._trees: Dict[str, Optional[ast.Module]] = {}

    def modules(self) -> List[str]:
        """The dotted names of all public modules."""
        found = []
        for folder, _, files in os.walk(self._folder):
            for file in files:
                name = os.path.relpath(os.path.join(folder, file), self._folder)[:-4].replace(os.sep, ".")
                name = name[:-9] if name.endswith(".__init__") else name
                if file.endswith(".pyi") and not any(part.startswith("_") for part in name.split(".")):
                    found.append(name)
        return sorted(found)

    def has_module(self, module: str, version: Version) -> bool:
        """Whether a Python has a module."""
        parts = module.split(".")
        if self._tree(module) is None:
            return False
        for end in range(1, len(parts) + 1):
            first, last = self.lives.get(".".join(parts[:end]), (0, None))
            if version < first or last is not None and version > last:
                return False
        return True

    def names(self, module: str, version: Version) -> Set[str]:
        """The names in a module and its classes, as `name` and `Class.name`, on a Python."""
        key = module, version
        if key not in self._names:
            self._names[key] = set()  # of a module that imports itself
            tree = self._tree(module)
            if tree is not None and self.has_module(module, version):
                self._names[key] = self._collected(tree.body, "", module, version)
        return self._names[key]

    def _tree(self, module: str) -> Optional[ast.Module]:
        if module not in self._trees:
            path = os.path.join(self._folder, *module.split("."))
            self._trees[module] = None
            for file in (path + ".pyi", os.path.join(path, "__init__.pyi")):
                if os.path.isfile(file):
                    with open(file, encoding="utf-8") as text:
                        self._trees[module] = ast.parse(text.read(), file)
        return self._trees[module]

    def _collected(self, body: List[ast.stmt], prefix: str, module: str, version: Version) -> Set[str]:
        found: Set[str] = set()
        for node in _taken(body, version):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                found.add(prefix + node.name)
                if isinstance(node, ast.ClassDef) and not prefix:
                    own = self._collected(node.body, node.name + ".", module, version)
                    # What it gets from a class before it in the module is its own too.
                    bases = {ast.unparse(base).partition("[")[0] for base in node.bases}
                    own |= {node.name + "." + name.partition(".")[2] for name in found if name.partition(".")[0] in bases and "." in name}
                    found |= own
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found |= {prefix + target.id for target in targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.ImportFrom):
                source = self._absolute(node, module)
                for alias in node.names:
                    if alias.name == "*":
                        found |= {name for name in self.names(source, version) if not name.startswith("_")}
                    elif alias.asname == alias.name:
                        found.add(prefix + alias.name)
                        found |= {name for name in self.names(source, version) if name.startswith(alias.name + ".")}
        return found

    def _absolute(self, node: ast.ImportFrom, module: str) -> str:
        if not node.level:
            return node.module or ""
        is_package = os.path.isdir(os.path.join(self._folder, *module.split(".")))
        parts = module.split(".")
        parts = parts[:len(parts) - node.level + (1 if is_package else 0)]
        return ".".join(parts + ([node.module] if node.module else []))


def _minor(version: str) -> int:
    major, _, minor = version.partition(".")
    return int(minor) if major == "3" else 0


def _taken(body: List[ast.stmt], version: Version) -> Iterator[ast.stmt]:
    """The statements that hold on a Python, on Linux."""
    for node in body:
        if isinstance(node, ast.If):
            holds = _holds(node.test, version)
            if holds is not False:
                yield from _taken(node.body, version)
            if holds is not True:
                yield from _taken(node.orelse, version)
        else:
            yield node


def _holds(test: ast.expr, version: Version) -> Optional[bool]:
    """Whether a guard holds; None where that is not known."""
    if isinstance(test, ast.BoolOp):
        values = [_holds(value, version) for value in test.values]
        if isinstance(test.op, ast.And):
            return False if False in values else None if None in values else True
        return True if True in values else None if None in values else False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        value = _holds(test.operand, version)
        return None if value is None else not value
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1):
        return None
    left = ast.unparse(test.left)
    try:
        right = ast.literal_eval(test.comparators[0])
    except ValueError:
        return None
    if left == "sys.version_info" and isinstance(right, tuple):
        here = (3, version)[:len(right)]
        kind = type(test.ops[0])
        return {ast.GtE: here >= right, ast.Lt: here < right, ast.Gt: here > right, ast.LtE: here <= right}.get(kind)
    if left == "sys.platform":
        return (right == "linux") == isinstance(test.ops[0], ast.Eq)
    return None


def _split(stubs: Stubs, name: str) -> Tuple[str, str]:
    """(module, name in it) of a dotted name; ("", "") where no module is known."""
    parts = name.split(".")
    for end in range(len(parts) - 1, 0, -1):
        module = ".".join(parts[:end])
        if any(stubs.has_module(module, version) for version in range(OLDEST, NEWEST + 1)):
            return module, ".".join(parts[end:])
    return "", ""


def _is_there(stubs: Stubs, table: Table, name: str, version: Version) -> Optional[bool]:
    """Whether a Python has what a fact is about; None where typeshed does not know it."""
    if name in table.modules:
        known = any(stubs.has_module(name, v) for v in range(OLDEST, NEWEST + 1))
        return stubs.has_module(name, version) if known else None
    module, rest = _split(stubs, name)
    known = any(rest in stubs.names(module, v) for v in range(OLDEST, NEWEST + 1)) if module else False
    return rest in stubs.names(module, version) if known else None


def contradictions(stubs: Stubs, table: Table) -> Iterator[str]:
    """The facts that typeshed has otherwise."""
    for facts, word in ((table.gone, "gone"), (table.came, "new")):
        for name, version in sorted(facts.items()):
            if not OLDEST < version <= NEWEST:
                continue
            there = {v: _is_there(stubs, table, name, v) for v in (version - 1, version)}
            if None in there.values() or name in OTHERWISE:
                continue
            if (there[version - 1], there[version]) != (word == "gone", word == "new"):
                has = [v for v in range(OLDEST, NEWEST + 1) if _is_there(stubs, table, name, v)]
                yield "%s is %s in 3.%d, says the table; typeshed has it in %s" % (name, word, version, ", ".join("3.%d" % v for v in has))


def missing(stubs: Stubs, table: Table, is_new: bool) -> Iterator[str]:
    """Public modules and names that typeshed says are gone (or new), and the table does not have."""
    facts = table.came if is_new else table.gone
    lasts = {tuple(name.split(".")[-2:]) for name in facts} | {("*", name.split(".")[-1]) for name in facts if name.startswith("*.")}
    for version in range(OLDEST + 1, NEWEST + 1):
        one, other = (version, version - 1) if is_new else (version - 1, version)
        for module in stubs.modules():
            if not stubs.has_module(module, one):
                continue
            if not stubs.has_module(module, other):
                if module not in facts and module.rpartition(".")[0] not in facts and not _is_below(module, facts):
                    yield "%s is %s in 3.%d" % (module, "new" if is_new else "gone", version)
                continue
            for name in sorted(stubs.names(module, one) - stubs.names(module, other)):
                full = "%s.%s" % (module, name)
                if (any(part.startswith("_") for part in name.split(".")) or full.startswith(INNER)
                        or any(fnmatch.fnmatchcase(full, pattern) for pattern in NOT_GONE)):
                    continue
                last = full.split(".")
                # A name may be known by its package alone, and a method by its class.
                if (tuple(last[-2:]) in lasts or ("*", last[-1]) in lasts or last[0] + "." + last[-1] in facts
                    or name.partition(".")[0] in stubs.names(module, one) - stubs.names(module, other) and "." in name):
                    continue
                yield "%s is %s in 3.%d" % (full, "new" if is_new else "gone", version)


def _is_below(module: str, facts: Dict[str, Version]) -> bool:
    return any(module.startswith(name + ".") for name in facts)


def main(arguments: List[str]) -> int:
    """Gives the exit code."""
    is_new = "--new" in arguments
    paths = [argument for argument in arguments if argument != "--new"]
    if not 1 <= len(paths) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        stubs, table = Stubs(paths[0]), Table(paths[1] if len(paths) > 1 else TABLE)
        found = list(contradictions(stubs, table)) + list(missing(stubs, table, is_new=False))
        for line in found + (list(missing(stubs, table, is_new=True)) if is_new else []):
            print(line)
    except (OSError, ValueError, SyntaxError) as error:
        print("causes_typeshed: %s; name the folder of typeshed that holds VERSIONS" % error, file=sys.stderr)
        return 2
    print("%d modules in typeshed, %d facts in the table: %d findings"
          % (len(stubs.modules()), len(table.gone) + len(table.came), len(found)), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
