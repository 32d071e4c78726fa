#!/usr/bin/env python3
"""Checks which folder of sandbox/runner imports from which, and that it imports nothing else but Python's own modules.

The rule keeps the processes apart: every candidate's process inherits what the keeper has imported, and must find nothing of the judge there.
"""

import ast
import os
import sys
from typing import Dict, Iterator, List, Tuple

# Folder: the folders that its modules may import from, beside the standard library. A folder includes its subfolders.
# This is the one place where the rule stands.
MAY_IMPORT: Dict[str, Tuple[str, ...]] = {
    "shared": ("shared",),
    "candidate": ("shared", "candidate"),
    "keeper": ("shared", "candidate", "keeper"),
    "judge": ("shared", "judge"),
    "": ("shared", "candidate", "keeper", "judge"),  # boot.py, which starts them
}

# Modules of other packages that a module of the runner imports where the image has them.
OTHERS: Dict[str, Tuple[str, ...]] = {
    "pytesting": ("pytest", "py"),  # stubs that are written for pytest
}


def main(root: str) -> int:
    """Prints each import that may not be. Gives the exit code."""
    modules = {os.path.basename(path)[:-3]: _folder(path) for path in _sources(root)}
    faults = [fault for path in _sources(root) for fault in _faults(root, path, modules)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _sources(root: str) -> List[str]:
    found = []
    for folder, _, names in os.walk(root):
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names if name.endswith(".py")]
    return sorted(found)


def _folder(path: str) -> str:
    return path.split(os.sep)[0] if os.sep in path else ""


def _faults(root: str, path: str, modules: Dict[str, str]) -> Iterator[str]:
    where = os.path.join(root, path)
    folder = _folder(path)
    if folder not in MAY_IMPORT:
        yield "%s:1: the folder %s has no rule; add it to MAY_IMPORT in scripts/runner_imports.py" % (where, folder)
        return
    with open(where, encoding="utf-8") as file:
        tree = ast.parse(file.read(), where)
    for line, name in _imports(tree):
        if name in modules:
            if modules[name] not in MAY_IMPORT[folder]:
                yield "%s:%d: %s/ may not import %s, which is in %s/" % (where, line, folder, name, modules[name] or ".")
        elif name not in sys.stdlib_module_names and name not in OTHERS.get(os.path.basename(path)[:-3], ()):
            yield "%s:%d: %s is neither a module of the runner nor of the standard library" % (where, line, name)


def _imports(tree: ast.AST) -> Iterator[Tuple[int, str]]:
    """(line, first part of the name) of every import, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "." * node.level  # the folders are no packages
            else:
                yield node.lineno, (node.module or "").partition(".")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
