"""Makes the candidate's exceptions again on the judge's side, from their descriptions (told.py)."""

import builtins

from endings import ENDINGS
from told import TOLD, checked


def exception(told, stand_ins, decode, serial):
    """The exception of that description. Its class is the built-in or standard one, or stands in for the candidate's own."""
    told = checked(told)
    name, bases = told["type"], told.get("bases", ())
    kind = getattr(builtins, name, None)
    if told.get("own"):
        kind = stand_ins.class_of(told["class"], name, bases if "BaseException" in bases else ["Exception", "BaseException"])
    elif "module" in told and told["module"].partition(".")[0] != "unittest":
        # Those of unittest tell the test to skip itself, or to stop.
        kind = getattr(stand_ins.module_of(told["module"]), name, None)
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        kind = next((k for k in (getattr(builtins, b, None) for b in bases) if isinstance(k, type) and issubclass(k, BaseException)),
                    Exception)
    if issubclass(kind, ENDINGS):
        kind = Exception
    if told.get("group") and issubclass(kind, getattr(builtins, "BaseExceptionGroup", ())):
        error = kind.__new__(kind, told["message"], [exception(e, stand_ins, decode, None) for e in told["group"]])
    else:
        error = kind.__new__(kind)
    arguments = tuple(decode(a) for a in told.get("args", ()))
    error.args = arguments or ((told["message"],) if told.get("message") else ())
    attributes = {name: told[name] for name in TOLD if name in told}
    attributes.update((name, decode(node)) for name, node in told.get("attributes", {}).items())
    for name, value in attributes.items():
        try:
            setattr(error, name, value)
        except (AttributeError, TypeError):
            pass
    error.told = told
    if serial is not None and hasattr(kind, "_remote_error"):
        error.__dict__["_kept"] = serial
    return error


def class_of(remote, number, name, bases):
    """A stand-in for the candidate's exception class of that number, with these built-in bases."""
    base = next((b for b in (getattr(builtins, n, None) for n in bases) if isinstance(b, type) and issubclass(b, BaseException)), Exception)
    return type(name, (base,), {"_number": number, "_remote_error": True, "__module__": "__main__", "__init__": _keep_arguments,
                                "__str__": _text, "__getattr__": _get(remote)})


def _keep_arguments(error, *arguments):
    # The candidate's own __init__ ran, or would run, over there.
    error.args = arguments


def _text(error):
    # Its class may have a __str__ of its own, which ran over there.
    told = getattr(error, "told", None)
    return BaseException.__str__(error) if told is None else told["message"]


def _get(remote):
    def get(self, name):
        if name in ("told", "_kept") or name[:2] == "__":
            raise AttributeError(name)
        if "_kept" not in self.__dict__:
            remote.refuse("the attribute %r of an exception of the candidate's that it told of in part" % name)
        return remote.ask("get", self, name)

    return get
