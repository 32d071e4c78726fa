"""Judges a candidate's own examples by the reports of the process that runs them, and says what they prove."""

from execute import Result
from endings import Forged
from reports import NoReport, checked_told
from stubprocess import ENDED


class Examples:
    """The doctests of one candidate, or smoke calls where the order asks for these or there are no doctests.

    Attributes: `are_found`, whether there are examples; `reach`, the module with which the examples start threads, None for none. Such examples run in the
    candidate's process, as all calls over the wall are made by one thread there."""

    def __init__(self, kind):
        """`kind`: `doctest`, `smoke`, or `examples` for the first that there is."""
        self._kind = kind
        self._showing = self.reach = None
        self.are_found = False

    def take(self, said):
        """Takes one report. Gives a Result where it decides, else None. Raises NoReport."""
        import showing  # brings modules along that no other kind of trial needs

        try:
            if "found" in said:
                if self.are_found:
                    raise NoReport("examples twice")
                self._showing = showing.Showing(said["found"], checked_told)
                self.are_found = True
                self.reach = said.get("inside")
                if self.reach is not None and type(self.reach) is not str:
                    raise NoReport("a module that is none")
                return None
            if self._showing is None:
                raise NoReport("an example that was not found")
            return self._showing.take(said)
        except showing.Malformed as error:
            raise NoReport(str(error)) from None

    def kind_of(self, said):
        """What was run: `doctest` or `smoke`."""
        return "doctest" if self.are_found or self._kind == "doctest" or said.get("kind") == "doctest" else "smoke"

    def judge(self, said):
        """(Result, the level that it proves or None). Raises Forged."""
        result = said["result"]
        if self.kind_of(said) == "smoke":
            if said.get("how") == ENDED:
                # To read it and to make up arguments was more than could be done, which accuses nobody.
                return Result(outcome="passed"), None
            return result or Result(outcome="passed"), "smoked" if said.get("smoked") and result and result["outcome"] == "passed" else None
        if result is None:
            return Result(outcome="error", where="stub", detail="the candidate has no doctest"), None
        if not self.are_found or result["outcome"] != "passed" or said.get("how") == ENDED:
            return result, None
        return self._shown(said)

    def _shown(self, said):
        import showing

        try:
            result = self._showing.end()
        except showing.Malformed as error:
            raise Forged(str(error)) from None
        # Examples that are skipped, or that call nothing of the candidate's, prove nothing about it.
        return result, "tested" if result["outcome"] == "passed" and self._showing.runs and said.get("calls") else None
