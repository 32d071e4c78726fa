"""What a candidate's process tells of an exception, and the form that it must have."""

import bounds
from endings import Forged

# Beside its type, text and line: attributes of the built-in ones.
TOLD = ("name", "errno", "filename", "code", "path", "value")


def checked(told):
    """What is told of an exception, if it has the form that it must have and is no longer than it may be. Raises Forged, for the candidate may have said it."""
    if (type(told) is not dict or not _is_text(told.get("type"), "type") or not _is_text(told.get("message"), "message")
            or told.get("line") is not None and bounds.line(told["line"]) is None
            or not all(_is_text(told[name], name) if type(told[name]) is str else bounds.number(told[name]) is not None for name in TOLD if name in told)
            or told.get("system") is not None and bounds.errno(told["system"]) is None
            or not _is_text(told.get("module", ""), "module") or type(told.get("class", 0)) is not int
            or type(told.get("group", [])) is not list or type(told.get("args", [])) is not list or type(told.get("attributes", {})) is not dict
            or type(told.get("bases", [])) is not list or not all(_is_text(b, "type") for b in told.get("bases", ()))):
        raise Forged("an exception that is none")
    return told


def _is_text(value, field):
    return type(value) is str and len(value) <= bounds.TEXTS[field]
