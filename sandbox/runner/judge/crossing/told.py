"""What a candidate's process tells of an exception, and the form that it must have."""

from endings import Forged

# Beside its type, text and line: attributes of the built-in ones.
TOLD = ("name", "errno", "filename", "code", "path", "value")


def checked(told):
    """What is told of an exception, if it has the form that it must have. Raises Forged, for the candidate may have said it."""
    line = told.get("line") if type(told) is dict else None
    if (type(told) is not dict or type(told.get("type")) is not str or type(told.get("message")) is not str
            or line is not None and (type(line) is not int or not 0 <= line < 1 << 31)
            or not all(type(told[name]) in (str, int) for name in TOLD if name in told)
            or type(told.get("module", "")) is not str or type(told.get("class", 0)) is not int
            or type(told.get("group", [])) is not list or type(told.get("args", [])) is not list or type(told.get("attributes", {})) is not dict
            or type(told.get("bases", [])) is not list or not all(type(b) is str for b in told.get("bases", ()))):
        raise Forged("an exception that is none")
    return told
