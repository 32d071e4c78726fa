"""A Python file on a page's folder: imported under the name that it has there, and the docstrings that doctest finds in it."""

import os
import sys


def imported(name):
    """Whether a module can be imported here."""
    import importlib.util

    try:
        return name in sys.modules or importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _left_out(module):
    """What pytest-doctestplus' variables `__doctest_skip__` and `__doctest_requires__` of a module say, as a function that gives for the name of
    what a docstring describes (empty for the module) what its session has of its own."""
    import fnmatch
    import re

    def is_meant(name, patterns):
        patterns = (patterns,) if isinstance(patterns, str) else patterns
        return any(p == "*" or (p == "." and not name) or (name and fnmatch.fnmatchcase(name, p)) for p in patterns if isinstance(p, str))

    skipped, needed = getattr(module, "__doctest_skip__", ()), getattr(module, "__doctest_requires__", {})

    def said(name):
        if isinstance(skipped, (list, tuple, set)) and is_meant(name, skipped):
            return {"skip": True}
        pairs = needed.items() if isinstance(needed, dict) else ()
        names = [n for patterns, modules in pairs if is_meant(name, patterns) for n in ([modules] if isinstance(modules, str) else modules)]
        # `numpy>=1.20` asks for numpy; what its version is nobody says before it is imported.
        return {"requires": [re.split(r"[\s<>=!~\[;]", n.strip())[0] for n in names]} if names else {}

    return said


def load(section, folder):
    """Runs a file as an import does, in its package where it has one. Gives (the module, its docstrings with examples)."""
    name = section.get("module")
    if name is None:
        module = _alone(section, folder)
    else:
        module = _in_package(section, folder, name)
    return module, docstrings(section["source"], module)


def _alone(section, folder):
    name = section["file"].replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    path = "%s/%s.py" % (folder, name)
    _write(path, section["source"])
    module = type(sys)(name if name not in sys.modules else "candidate")
    sys.modules[module.__name__] = module
    module.__file__ = path
    # Python gives it its `__builtins__`.
    exec(compile(section["source"], section["file"], "exec", dont_inherit=True), module.__dict__)
    return module


def _in_package(section, folder, name):
    import importlib

    path = "%s/%s" % (folder, name.replace(".", "/"))
    path += "/__init__.py" if section["file"].replace("\\", "/").endswith("/__init__.py") else ".py"
    section["path"] = path
    _write(path, section["source"])
    importlib.invalidate_caches()
    return importlib.import_module(name)


def _write(path, source):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(source)


def docstrings(source, module):
    """The docstrings of a module that hold examples, as doctest finds them, as sessions with the file's lines."""
    import doctest

    lines, known = source.split("\n"), _known(source)
    found, told, said = [], set(), _left_out(module)
    try:
        tests = doctest.DocTestFinder(exclude_empty=True, parser=_parser()).find(module, "", module=module)
    except Exception as error:
        return [{"kind": "session", "line": 1, "name": "module", "own": True, "source": ">>> raise TypeError(%r)\n" % (
            "doctest cannot look for docstrings: %s: %s" % (type(error).__name__, error))}]
    for test in tests:
        if ">>>" not in test.docstring:
            continue
        name = test.name.lstrip(".")
        line = _line(test, name, known, lines)
        if (line, test.docstring) in told:
            continue  # a function under two names
        told.add((line, test.docstring))
        found.append(dict({"kind": "session", "line": line, "name": name.rpartition(".")[2] or "module", "source": test.docstring, "own": True},
                          **said(name)))
    return sorted(found, key=lambda s: s["line"])


def _parser():
    import doctest

    class Parser(doctest.DocTestParser):
        """Takes docstrings as they are: the session that is made of one reads it, and tells what is wrong with it."""

        def get_doctest(self, string, globs, name, filename, lineno):
            # Without an example the finder would leave it out.
            return doctest.DocTest([doctest.Example("", "")] if ">>>" in string else [], globs, name, filename, lineno, string)

    return Parser()


def _line(test, name, known, lines):
    """The file's line on which a docstring begins."""
    for text, line in known.get(name, ()):
        if text == test.docstring or text is None:
            return line
    if test.lineno is not None:
        return test.lineno + 1
    # Made by the program, or from `__test__`: its first line that stands in the file.
    first = next((text.strip() for text in test.docstring.split("\n") if text.strip()), "")
    return next((number for number, text in enumerate(lines, 1) if first and first in text), 1)


def _known(source):
    """{dotted name: [(docstring, its first line)]} of what a source defines, and of the texts in its `__test__`."""
    import ast

    known = {}
    lines = source.split("\n")

    def add(name, text, line):
        # A backslash that ends the first line takes that line out of the text.
        if lines[line - 1].rstrip().endswith(('"""\\', "'''\\")):
            line += 1
        known.setdefault(name, []).append((text, line))

    def look(body, prefix):
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                text, name = ast.get_docstring(node, clean=False), prefix + node.name
                if text:
                    add(name, text, node.body[0].lineno)
                if isinstance(node, ast.ClassDef):
                    look(node.body, name + ".")
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and not prefix \
                    and any(getattr(target, "id", None) == "__test__" for target in node.targets):
                for key, value in zip(node.value.keys, node.value.values):
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and type(value.value) is str:
                        add("__test__.%s" % key.value, value.value, value.lineno)
            else:
                look([n for n in ast.iter_child_nodes(node) if isinstance(n, (ast.stmt, ast.ExceptHandler))], prefix)

    tree = ast.parse(source)
    text = ast.get_docstring(tree, clean=False)
    if text:
        add("", text, tree.body[0].lineno)
    look(tree.body, "")
    return known
