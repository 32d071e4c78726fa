"""Descriptions of exceptions, as a candidate's process writes them (telling.py), and the check of their form."""

import bounds
from endings import Forged

# The attributes of built-in exceptions that a description has beside type, message and line.
TOLD = ("name", "errno", "filename", "code", "path", "value")


def checked(told):
    """Gives the description back if its form and its sizes are right. Raises Forged for any other: the candidate may have written it."""
    if (type(told) is not dict or not _is_text(told.get("type"), "type") or not _is_text(told.get("message"), "message")
            or told.get("line") is not None and bounds.line(told["line"]) is None
            or not all(_is_text(told[name], name) if type(told[name]) is str else bounds.number(told[name]) is not None for name in TOLD
                       if name in told)
            or told.get("system") is not None and bounds.errno(told["system"]) is None
            or not _is_text(told.get("module", ""), "module") or type(told.get("class", 0)) is not int
            or type(told.get("group", [])) is not list or type(told.get("args", [])) is not list
            or type(told.get("attributes", {})) is not dict
            or type(told.get("bases", [])) is not list or not all(_is_text(b, "type") for b in told.get("bases", ()))):
        raise Forged("an exception that is none")
    return told


def _is_text(value, field):
    return type(value) is str and len(value) <= bounds.TEXTS[field]
