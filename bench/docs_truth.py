"""What doctest, or Sphinx' doctest, says of each example of pages: a JSON object a line, {"file", "line", "holds"}. Runs in a plain container.

  docs_truth.py ROOT PATH…     pages and folders under ROOT, with ROOT's modules on PYTHONPATH

A page with one of Sphinx' directives is read as `sphinx.ext.doctest` reads it: groups with namespaces of their own, set-up before and clean-up
after, its options, `testcode` against `testoutput`. Any other page is read as `python -m doctest PAGE` reads it. This is a reading of its own,
by lines, and shares nothing with the program that it is held against.
"""

import contextlib
import doctest
import io
import json
import os
import re
import signal
import sys
import traceback

NAMES = ("doctest", "testcode", "testoutput", "testsetup", "testcleanup")
REST = re.compile(r"^(?P<indent>\s*)\.\. (?P<name>%s)::\s*(?P<argument>.*)$" % "|".join(NAMES))
MYST = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<name>%s)\}\s*(?P<argument>.*)$" % "|".join(NAMES))
OPTION = re.compile(r"^\s*:(?P<name>[\w-]+):\s*(?P<value>.*)$")
DEFAULT = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL | doctest.DONT_ACCEPT_TRUE_FOR_1
TRACEBACK = re.compile(r"^Traceback \((?:most recent call last|innermost last)\):.*?^(?P<message>\w+.*)", re.DOTALL | re.MULTILINE)


SECONDS = 10  # for one example: as long as `check` gives it


def too_long(number, frame):
    raise TimeoutError


signal.signal(signal.SIGALRM, too_long)


class Runner(doctest.DocTestRunner):
    """Notes for each example whether it holds."""

    def __init__(self, flags, first, found):
        super().__init__(verbose=False, optionflags=flags)
        self._first, self._found = first, found

    def _note(self, example, holds):
        self._found.append((self._first + example.lineno, holds))

    def report_start(self, out, test, example):
        signal.alarm(SECONDS)

    def report_success(self, out, test, example, got):
        self._note(example, True)

    def report_failure(self, out, test, example, got):
        self._note(example, False)

    def report_unexpected_exception(self, out, test, example, exc_info):
        self._note(example, False)


def plain(path, text):
    """As `python -m doctest` reads it."""
    found = []
    test = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, path, path, 0)
    Runner(0, 1, found).run(test, out=lambda text: None)
    return found


def directives(lines):
    """(name, groups, options, first line from 1, text) of each of Sphinx' directives, and of paragraphs that are sessions."""
    number = 0
    while number < len(lines):
        match = REST.match(lines[number]) or MYST.match(lines[number])
        if match is None:
            # A paragraph that begins with a prompt is a doctest as well, in reStructuredText.
            if re.match(r"\s*>>>", lines[number]) and (number == 0 or not lines[number - 1].strip()):
                end = number
                while end < len(lines) and lines[end].strip():
                    end += 1
                yield "paragraph", ["default"], {}, number + 1, dedent(lines[number:end])
                number = end
            else:
                number += 1
            continue
        start, indent = number + 1, len(match.group("indent"))
        end = start
        if "fence" in match.groupdict():
            while end < len(lines) and not lines[end].strip().startswith(match.group("fence")):
                end += 1
        else:
            while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
                end += 1
        options = {}
        while start < end and OPTION.match(lines[start]):
            option = OPTION.match(lines[start])
            options[option.group("name")] = option.group("value")
            start += 1
        while start < end and not lines[start].strip():
            start += 1
        groups = [g.strip() for g in match.group("argument").split(",") if g.strip()] or ["default"]
        yield match.group("name"), groups, options, start + 1, dedent(lines[start:end])
        number = end


def dedent(lines):
    margin = min([len(line) - len(line.lstrip()) for line in lines if line.strip()] or [0])
    return "\n".join(line[margin:] for line in lines).rstrip("\n") + "\n"


def flags_of(options):
    flags = DEFAULT
    for word in re.split(r"[,\s]+", options.get("options", "")):
        flag = doctest.OPTIONFLAGS_BY_NAME.get(word[1:], 0)
        flags = flags | flag if word[:1] == "+" else flags & ~flag
    return flags


def sphinx(path, text, conf, is_rest):
    """As sphinx.ext.doctest reads it."""
    found, parts = [], [p for p in directives(text.split("\n")) if is_rest or p[0] != "paragraph"]
    for group in sorted({g for p in parts for g in p[1] if g != "*"} or {"default"}):
        space = {"__name__": "__main__"}
        own = [p for p in parts if group in p[1]] + [p for p in parts if "*" in p[1]]
        try:
            exec(conf.get("doctest_global_setup", ""), space)
            for _, _, options, line, code in (p for p in own if p[0] == "testsetup"):
                if not skipped(options, space):
                    exec(code, space)
        except Exception:
            continue  # Sphinx runs nothing of the group
        tests = [p for p in own if p[0] in ("doctest", "paragraph", "testcode", "testoutput") and not skipped(p[2], space)]
        for at, (name, _, options, line, code) in enumerate(tests):
            if name in ("doctest", "paragraph"):
                test = doctest.DocTestParser().get_doctest(code, {}, path, path, 0)
                test.globs = space
                Runner(flags_of(options), line, found).run(test, out=lambda text: None, clear_globs=False)
            elif name == "testcode":
                follows = tests[at + 1] if at + 1 < len(tests) and tests[at + 1][0] == "testoutput" else None
                found.append((line, prints(code, space, follows[4] if follows else "", flags_of(follows[2] if follows else {}))))
    return found


def skipped(options, space):
    return bool(options.get("skipif")) and bool(eval(options["skipif"], dict(space)))


def prints(code, space, want, flags):
    out, flags = io.StringIO(), flags | doctest.DONT_ACCEPT_BLANKLINE
    checker = doctest.OutputChecker()
    try:
        signal.alarm(SECONDS)
        with contextlib.redirect_stdout(out):
            exec(compile(code, "<testcode>", "exec"), space)
    except Exception as error:
        shown = TRACEBACK.match(want)
        raised = "".join(traceback.format_exception_only(type(error), error))
        return shown is not None and shown.group("message").partition(":")[0] == raised.partition(":")[0].rpartition(".")[2]
    return checker.check_output(want, out.getvalue(), flags)


def settings(path, root):
    """What the nearest conf.py sets."""
    folder = os.path.dirname(path)
    while folder.startswith(root) and folder != "/":
        conf = os.path.join(folder, "conf.py")
        if os.path.exists(conf):
            with open(conf) as file:
                match = re.search(r'^doctest_global_setup\s*=\s*"""(.*?)"""', file.read(), re.DOTALL | re.MULTILINE)
            return {"doctest_global_setup": match.group(1)} if match else {}
        folder = os.path.dirname(folder)
    return {}


def main(root, paths):
    pages = []
    for path in paths:
        if os.path.isdir(path):
            pages += [os.path.join(f, n) for f, _, names in os.walk(path) for n in names if n.endswith((".md", ".rst", ".txt"))]
        else:
            pages.append(path)
    for page in sorted(pages):
        with open(page, encoding="utf-8") as file:
            text = file.read()
        lines = text.split("\n")
        try:
            if any(REST.match(line) or MYST.match(line) for line in lines):
                found = sphinx(page, text, settings(page, root), page.endswith((".rst", ".txt")))
            else:
                found = plain(page, text)
        except ValueError as error:
            print(json.dumps({"file": page, "line": 0, "unreadable": str(error)}))
            continue
        for line, holds in found:
            print(json.dumps({"file": page, "line": line, "holds": holds}))


main(sys.argv[1], sys.argv[2:])
