"""Describes exceptions to the judge, which makes them again from that. A description is never larger than a verdict can hold."""

from bounds import TEXTS, line, number
from causes import errno_of

_MOST_IN_GROUPS = 200
_MOST_TOLD = 65536  # characters and values of one part of an exception


class Telling:
    """The part of a Candidate that describes exceptions."""

    def describe(self, error, depth=0, left=None):
        """Describes an exception: its type, its text, the candidate's line that raised it, its built-in bases. `left`: how many more members of its groups
        may be described."""
        kind = type(error)
        try:
            text = str(error)[:TEXTS["message"]]
        except BaseException:
            text = "(its __str__ raises)"
        told = {
            "type": kind.__name__[:TEXTS["type"]],
            "message": text,
            "line": self._line(error),
            "bases": [c.__name__[:TEXTS["type"]] for c in kind.__mro__ if c.__module__ == "builtins"],
            "own": kind.__module__ == self._name,
        }
        for name in ("name", "errno", "filename", "code", "path", "value"):
            value = getattr(error, name, None)
            if type(value) is str and len(value) <= TEXTS[name] or type(value) is int and number(value) is not None:
                told[name] = value
        try:
            told["args"] = [self._encoded_small(a) for a in error.args]
        except BaseException:
            told.pop("args", None)
        try:
            told["attributes"] = {k: self._encoded_small(v) for k, v in list(vars(error).items())[:20] if type(k) is str and k not in told}
        except BaseException:
            told.pop("attributes", None)
        system = errno_of(error)
        if system is not None:
            told["system"] = system
        members = getattr(error, "exceptions", None)
        if type(members) is tuple and depth < 8 and "BaseExceptionGroup" in told["bases"]:
            left = [_MOST_IN_GROUPS] if left is None else left
            told["group"] = []
            for member in members:
                if left[0] > 0:
                    left[0] -= 1
                    told["group"].append(self.describe(member, depth + 1, left))
        if told["own"]:
            told["class"] = self._number(kind)
        elif kind.__module__ != "builtins":
            told["module"] = str(kind.__module__)[:TEXTS["module"]]
        return told

    def _encoded_small(self, value):
        """Encodes a part of an exception. Raises ValueError for one that is too large for a description."""
        node = self._encoder.encode(value)
        if self._encoder.size > _MOST_TOLD:
            raise ValueError("too long")
        return node

    def blame(self, error):
        """Describes an exception that the candidate's code raised. Gives None for one that the stub raised."""
        trace, raised = error.__traceback__, False
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file == self._path or file == "<stub>":
                raised = file == self._path
            trace = trace.tb_next
        if not raised:
            return None
        return {k: v for k, v in self.describe(error).items() if k not in ("args", "attributes", "class", "bases", "group")}

    def _line(self, error):
        if isinstance(error, SyntaxError) and error.filename == self._path:
            return line(error.lineno)
        number = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self._path:
                number = trace.tb_lineno
            trace = trace.tb_next
        return line(number)
