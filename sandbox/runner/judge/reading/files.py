"""The files that come with tests: whether they can be put beside them, and which of them are for the stub alone to read."""

import ast
import re

import aliases

MOST = 200
_PART = re.compile(r"[^/\0-\x1f]{1,200}\Z")
_READS = frozenset("open Path PurePath read_text read_bytes join joinpath loadtxt read_csv".split())


def wrong(files):
    """Why files cannot lie beside the stub; None where they can."""
    if type(files) is not dict or len(files) > MOST:
        return "files is to be an object of at most %d texts by their paths" % MOST
    for path, text in files.items():
        parts = path.split("/")
        if type(text) is not str or not all(_PART.match(p) and p not in (".", "..") for p in parts) or len(parts) > 20:
            return "%r is no path of a file beside the tests: it is to be relative, without . and .." % path[:200]
        if any("/".join(parts[:n]) in files for n in range(1, len(parts))):
            return "%r is below a file" % path[:200]
    return None


def kept(kinds, imports, mine, files):
    """The files that the stub reads itself and does not pass to the candidate, which therefore must not change them."""
    if not files:
        return []
    told, read = set(), set()
    for node in kinds.get(ast.Call, ()):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        arguments = [a for a in node.args + [k.value for k in node.keywords] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        texts = {a.value for a in arguments}
        if name in _READS and not (name == "open" and len(arguments) > 1 and set(arguments[1].value) & set("wax+")):
            read |= texts
        elif aliases.is_foreign(node.func, imports, mine) or name == "open":
            told |= texts
    for node in kinds.get(ast.Assign, ()):
        texts = {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        told |= texts - ({n for n in read} if isinstance(node.value, ast.Call) else set())

    def among(path, texts):
        return any(path == t or path.rpartition("/")[2] == t.rpartition("/")[2] for t in texts)

    return [path for path in files if among(path, read) and not among(path, told)]
