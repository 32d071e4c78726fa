"""The ways in which a conversation ends before its stub does. None is an Exception, so that a stub with `except Exception` does not catch them."""

from typing import Any, Dict, Optional


class Gone(BaseException):
    """The candidate's process is no longer there, or has run out of time."""


class Forged(BaseException):
    """The candidate's process wrote something on the wall that is no answer."""


class CannotCarry(BaseException):
    """The stub passes a value that cannot cross the wall, and the candidate had no part in that."""


class Heavy(BaseException):
    """The candidate's values are too large for the judge's own process: the stub needs one that can be ended."""


class Refused(BaseException):
    """The candidate gave something that the judge would have to believe, or that cannot cross. `exception`: the type that the verdict shows; `told`: the
    description that came with it, if one did (told.py)."""

    def __init__(self, detail: str, exception: str = "TypeError", told: Optional[Dict[str, Any]] = None) -> None:
        super().__init__(detail)
        self.exception = exception
        self.told = told

    def fields(self) -> Dict[str, Any]:
        """The fields of the Result that this ending gives."""
        return {"outcome": "error", "where": "candidate", "exception": self.exception, "detail": str(self), "told": self.told,
                "line": None if self.told is None else self.told.get("line")}


ENDINGS = (Gone, Forged, CannotCarry, Heavy, Refused)
