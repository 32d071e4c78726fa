"""How a conversation with a candidate's process ends before its stub does. None of them is an Exception: a stub that catches everything catches no end."""

from typing import Any, Dict, Optional


class Gone(BaseException):
    """The candidate's process is no longer there, or has run out of time."""


class Forged(BaseException):
    """The candidate's process wrote something on the wall that is no answer."""


class CannotCarry(BaseException):
    """The stub passes what cannot be passed from outside the candidate's process, and nothing of the candidate's had a part in that."""


class Heavy(BaseException):
    """The candidate's values are more than the judge can handle within bounds of its own: a process that can be ended has to."""


class Refused(BaseException):
    """What the candidate gave would have to be believed here, or carried as it cannot be. `exception` names what the verdict shows, `told` is
    what the candidate's process told of it, if it did."""

    def __init__(self, detail: str, exception: str = "TypeError", told: Optional[Dict[str, Any]] = None) -> None:
        super().__init__(detail)
        self.exception = exception
        self.told = told

    def fields(self) -> Dict[str, Any]:
        """The fields of its Result."""
        return {"outcome": "error", "where": "candidate", "exception": self.exception, "detail": str(self), "told": self.told,
                "line": None if self.told is None else self.told.get("line")}


ENDINGS = (Gone, Forged, CannotCarry, Heavy, Refused)
