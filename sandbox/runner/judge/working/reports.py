"""Reports of a stub's process: cut to their bounds there, and checked in the judge, field by field, before they count."""

import bounds
import given
from execute import Result

# In bytes: a report, and one that holds a source.
MOST, MOST_WITH_SOURCE = 256 << 10, 16 << 20
# The fields of an exception's description that a verdict needs: texts, texts or numbers, and flags.
_TEXTS, _EITHER, _FLAGS = ("type", "message", "module"), ("name", "errno", "code"), ("own",)


class NoReport(Exception):
    """Something that is no report."""


def fitted(said, calls):
    """The final report: a Result and how many calls were made, cut to the bounds."""
    result = said.get("result")
    if result is not None:
        result = {"outcome": result.get("outcome"), "where": result.get("where"), "line": bounds.line(result.get("line")),
                  "missing_name": result.get("missing_name"),
                  "detail": _text("detail", result.get("detail")), "exception": _text("exception", result.get("exception")),
                  "told": told_of(result.get("told")),
                  "tests": result.get("tests"), "errno": bounds.errno(result.get("errno"))}
    return dict(said, result=result, calls=calls)


def fitted_example(said):
    """The report of one example, cut to the bounds."""
    return dict(said, told=told_of(said["told"])) if "told" in said else said


def told_of(told):
    """The part of an exception's description that a verdict needs."""
    if told is None:
        return None
    kept = {name: _text(name, told[name]) for name in _TEXTS if told.get(name) is not None}
    kept.update((name, _text(name, told[name]) if type(told[name]) is str else bounds.number(told[name])) for name in _EITHER
                if told.get(name) is not None)
    kept.update((name, bool(told[name])) for name in _FLAGS if name in told)
    kept["line"], kept["system"] = bounds.line(told.get("line")), bounds.errno(told.get("system"))
    return kept


def _text(name, value):
    return None if value is None else bounds.text(name, value if type(value) is str else str(value))


def checked(said):
    """The Result in a report; None where it has none. Raises NoReport for whatever no honest process says."""
    result = said.get("result")
    if result is None:
        return None
    if type(result) is not dict:
        raise NoReport("a result that is none")
    missing = result.get("missing_name")
    if (result.get("outcome") not in bounds.OUTCOMES or result.get("where") not in bounds.PLACES
        or missing is not None and type(missing) is not str or not given.is_count(result.get("tests"))):
        raise NoReport("a result that is none")
    made = Result(outcome=result["outcome"], where=result.get("where"), tests=result.get("tests"), told=checked_told(result.get("told")))
    for name in ("detail", "exception"):
        made[name] = _checked_text(name, result.get(name))
    made["line"], made["errno"] = _checked_line(result.get("line")), _checked_errno(result.get("errno"))
    if missing is not None:
        made["missing_name"] = missing[:bounds.TEXTS["name"]]
    return made


def checked_told(told):
    """The description of an exception, or None. Raises NoReport for anything else."""
    if told is None:
        return None
    if type(told) is not dict or type(told.get("type")) is not str or type(told.get("message")) is not str:
        raise NoReport("an exception that is none")
    made = {name: _checked_text(name, told[name]) for name in _TEXTS if name in told}
    for name in _EITHER:
        if name in told:
            value = told[name]
            made[name] = _checked_text(name, value) if type(value) is str else bounds.number(value)
            if made[name] is None:
                raise NoReport("an exception that is none")
    made.update((name, told[name] is True) for name in _FLAGS if name in told)
    made["line"], made["system"] = _checked_line(told.get("line")), _checked_errno(told.get("system"))
    return made


def calls(said):
    """How many calls were made. Raises NoReport."""
    made = said.get("calls")
    if type(made) is not int or not 0 <= made < bounds.MOST_NUMBER:
        raise NoReport("a number of calls that is none")
    return made


def _checked_text(name, value):
    if value is not None and (type(value) is not str or len(value) > bounds.TEXTS[name]):
        raise NoReport("%s that is none" % name)
    return value


def _checked_line(value):
    if value is not None and bounds.line(value) is None:
        raise NoReport("a line that is none")
    return value


def _checked_errno(value):
    if value is not None and bounds.errno(value) is None:
        raise NoReport("an error's number that is none")
    return value
