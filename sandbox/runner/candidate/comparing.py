"""What is shown against what is given: doctest's comparison, with the options of pytest, pytest-doctestplus and xdoctest that its users write."""

import doctest
import os
import re
import sys

from modules import imported

_NUMBER = doctest.register_optionflag("NUMBER")                # pytest
_FLOAT_CMP = doctest.register_optionflag("FLOAT_CMP")          # pytest-doctestplus
_UNICODE = doctest.register_optionflag("ALLOW_UNICODE")        # pytest
_BYTES = doctest.register_optionflag("ALLOW_BYTES")            # pytest
_NO_OUTPUT = doctest.register_optionflag("IGNORE_OUTPUT")      # pytest-doctestplus
_NO_WANT = doctest.register_optionflag("IGNORE_WANT")          # xdoctest
_REMOTE = doctest.register_optionflag("REMOTE_DATA")           # pytest-doctestplus
for _name in ("IGNORE_WARNINGS", "SHOW_WARNINGS"):             # pytest-doctestplus: warnings are told and are no failures
    doctest.register_optionflag(_name)

_FRACTION = re.compile(r"(?P<sign>[-+]?)(?P<whole>\d*)\.(?P<fraction>\d+)(?:[Ee](?P<exponent>[-+]?\d+))?|[-+]?\d+(?:[Ee][-+]?\d+)")
_FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[Ee][-+]?\d+)?|\bnan\b|\binf\b")
_PREFIX = {"u": re.compile(r"(\W|^)[uU]([rR]?['\"])"), "b": re.compile(r"(\W|^)[bB]([rR]?['\"])")}
_TOLERANCE = 1e-5
_MARKER = "Traceback (most recent call last):\n"
SHOWN = 4000  # characters of what is shown, and of what is given, that are told
# xdoctest writes its conditions as `# doctest: +REQUIRES(module:numpy)`, which doctest could not read.
_CONDITION = re.compile(r"(?P<mark>#\s*x?doctest:.*?)\+REQUIRES\((?P<what>[^()]*)\),?[ \t]*")
_THEIRS = re.compile(r"#\s*xdoctest:")
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.)(?:[ \t]|$)")


class Runner(doctest.DocTestRunner):
    """doctest's runner with our comparison. `flags` are names of options that hold for all examples."""

    def __init__(self, flags):
        super().__init__(checker=_Checker(), verbose=False, optionflags=flags_of(flags))


class _Debugger(doctest._OutputRedirectingPdb):  # type: ignore[name-defined]
    """doctest's, which it makes for every session, without readline: to load that takes a third of a short session's time, and nobody types here."""

    def __init__(self, out):
        was_there = "readline" in sys.modules
        sys.modules.setdefault("readline", None)  # type: ignore[arg-type]
        try:
            super().__init__(out)
        finally:
            if not was_there:
                del sys.modules["readline"]


doctest._OutputRedirectingPdb = _Debugger  # type: ignore[attr-defined]


def flags_of(names):
    """The options of some names, as one number. What is no name of an option is left out."""
    return sum({doctest.OPTIONFLAGS_BY_NAME.get(name, 0) for name in names})


def holds(want, got, flags):
    """Whether what is given is what is shown."""
    return _Checker().check_output(want, got, flags)


class Parser(doctest.DocTestParser):
    """doctest's parser, for which a line that holds only a remark is no example; with `<BLANKLINE>` and all the rest as it is there."""

    def get_examples(self, string, name="<string>"):
        examples = super().get_examples(string, name)
        for example in examples:
            # What nobody here can reach is not run.
            if example.options.get(_REMOTE):
                example.options[doctest.SKIP] = True
        return examples


class _Checker(doctest.OutputChecker):
    def check_output(self, want, got, optionflags):
        if optionflags & (_NO_OUTPUT | _NO_WANT) or super().check_output(want, got, optionflags):
            return True
        if optionflags & _UNICODE:
            want, got = (_PREFIX["u"].sub(r"\1\2", text) for text in (want, got))
        if optionflags & _BYTES:
            want, got = (_PREFIX["b"].sub(r"\1\2", text) for text in (want, got))
        if optionflags & _NUMBER:
            got = _rounded(want, got)
        if optionflags & (_UNICODE | _BYTES | _NUMBER) and super().check_output(want, got, optionflags):
            return True
        return bool(optionflags & _FLOAT_CMP) and _close(want, got)


def _rounded(want, got):
    """What is given with its numbers as precise as those that are shown, where these are near enough."""
    wanted, given = list(_FRACTION.finditer(want)), list(_FRACTION.finditer(got))
    if len(wanted) != len(given):
        return got
    move = 0
    for w, g in zip(wanted, given):
        fraction = w.group("fraction")
        precision = 0 if fraction is None else len(fraction) - int(w.group("exponent") or 0)
        if abs(float(w.group()) - float(g.group())) <= 10.0 ** -precision:
            got = got[:g.start() + move] + w.group() + got[g.end() + move:]
            move += len(w.group()) - len(g.group())
    return got


def _close(want, got):
    """Whether two texts differ in their numbers alone, and in these by little."""
    def words(text):
        return "".join(_FLOAT.sub("#", text).split())

    if words(want) != words(got):
        return False
    for w, g in zip(_FLOAT.findall(want), _FLOAT.findall(got)):
        w, g = float(w), float(g)
        if w != g and not (w != w and g != g) and not abs(w - g) <= _TOLERANCE * abs(w):
            return False
    return True


def without_conditions(source):
    """(the session without xdoctest's conditions, {line from 0: whether the condition there holds}). A condition on a line of its own, which
    is for all that comes after, has the line before which it stands."""
    conditions, holding, lines = {}, True, source.split("\n")
    for number, line in enumerate(lines):
        if _PROMPT.match(line):
            line = lines[number] = _THEIRS.sub("# doctest:", line)
        match = _CONDITION.search(line) if _PROMPT.match(line) else None
        if match:
            is_met = _is_met(match.group("what"))
            rest = line[:match.start()] + match.group("mark") + line[match.end():]
            lines[number] = rest if re.search(r"doctest:.*[+-]", rest) else line[:match.start()].rstrip()
            if lines[number].strip() in (">>>", "..."):
                holding = is_met
            elif not is_met:
                conditions[number] = False
        if not holding:
            conditions.setdefault(number, False)
    return "\n".join(lines), conditions


def set_conditions(examples, conditions):
    """Has doctest skip the examples whose conditions do not hold."""
    for example in examples:
        last = example.lineno + example.source.count("\n")
        if any(example.lineno <= number < max(last, example.lineno + 1) for number in conditions):
            example.options[doctest.SKIP] = True


def _is_met(what):
    kind, _, value = what.strip().partition(":")
    if kind == "module":
        return imported(value.strip())
    if kind == "env":
        name, sign, wanted = value.partition("==")
        return os.environ.get(name) == wanted if sign else bool(os.environ.get(name))
    version = re.match(r"py(?:thon)?\s*(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)$", what.strip())
    if version:
        wanted = tuple(map(int, version.group(2).split(".")))
        here = sys.version_info[:len(wanted)]
        return {">=": here >= wanted, "<=": here <= wanted, "==": here == wanted, "!=": here != wanted, ">": here > wanted,
                "<": here < wanted}[version.group(1)]
    return what.strip() in ("linux", "cpython", "unix")  # what a sandbox is; an option of xdoctest's command line (--flag) is not given


def without_frames(got):
    """What is given, its traceback without doctest's own frames."""
    if _MARKER not in got:
        return got
    before, _, trace = got.rpartition(_MARKER)
    last = [line for line in trace.splitlines() if line and not line.startswith(" ")]
    return "%s%s    ...\n%s\n" % (before, _MARKER, "\n".join(last)) if last else got


def traceback_of(error):
    """An exception as a page shows it: its traceback without frames."""
    import traceback

    try:
        return without_frames(_MARKER + "".join(traceback.format_exception_only(type(error), error)))
    except Exception:
        return ""  # its text cannot be made
