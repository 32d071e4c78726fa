"""What a trial does with the tests that it was given, beside running them."""

import names
from confine import RUNNER
from execute import Result, run
from standing import outside

_IMPORTS = ("ModuleNotFoundError", "ImportError")


class Work:
    """A stub's run in a process of its own; `folder`, where that is, is set there."""

    folder = None

    def __init__(self, stub, space, remote, whose):
        self._stub, self._space, self._remote, self._whose = stub, space, remote, whose

    def __call__(self):
        return run(self._stub, self._space, self._remote, before=outside(self._stub, self._whose.candidates, self.folder, RUNNER, self._remote.spaces))


def unusable(stub):
    """The Result of a stub that cannot be run, whatever the candidate is; None for any other."""
    if stub.unusable:
        why, line = stub.unusable
        return Result(outcome="error", where="stub", detail=why, line=line)
    if stub.plan["pytest"] and not names.for_stubs_alone():
        return Result(outcome="error", where="stub", detail="the tests need pytest, which this image does not have: neither Debian's python3-pytest nor pip gave it when it was built")
    return None


def explained(result, whose):
    """The Result of a stub, with what became of a module that it could not import."""
    if result.get("exception") in _IMPORTS and result.get("where") == "stub" and result.get("told") is None:
        why = [text for module, text in whose.missing.items() if module.partition(".")[0] in (result.get("detail") or "")]
        if why:
            result["detail"] += "; " + why[0]
    return result


def is_count(tests):
    """Whether it is None or a count of tests, which a process says that cannot be trusted."""
    return tests is None or type(tests) is dict and tests.keys() == {"passed", "of"} and all(type(n) is int and 0 <= n < 1 << 31 for n in tests.values())
