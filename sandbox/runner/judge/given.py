"""Tests that came with the order: runs them, and explains what they lack."""

import names
from confine import RUNNER
from execute import Result, Script, namespace, run
from standing import outside

_IMPORTS = ("ModuleNotFoundError", "ImportError")


def done(needed, remote, folder):
    """The Result of a stub's run in a process of its own, which works in that folder."""
    stub = Script.again(needed["stub"])
    space = namespace(stub, remote, needed["names"], needed["entry_point"], needed["wanted"])
    # `from list_ops import filter as own_filter` says whose it means: it is found in the module, and does not take the place of the built-in one.
    by_name = {n: remote.named(n, needed["names"][n]) for n in needed["by_name"] if n not in space and n in needed["names"]
               and n[:2] != "__"}
    return run(stub, space, remote, before=outside(stub, needed["candidates"], folder, RUNNER, remote.spaces, by_name))


def unusable(stub):
    """The Result of a stub that cannot be run, whatever the candidate is; None for any other."""
    if stub.unusable:
        why, line = stub.unusable
        return Result(outcome="error", where="stub", detail=why, line=line)
    if stub.plan["pytest"] and not names.for_stubs_alone():
        return Result(outcome="error", where="stub", detail="the tests need pytest, which this image does not have: neither Debian's python3-pytest nor pip gave it when it was built")
    return None


def explained(result, whose):
    """Adds to a Result why the stub could not import a module."""
    if result.get("exception") in _IMPORTS and result.get("where") == "stub" and result.get("told") is None:
        why = [text for module, text in whose.missing.items() if module.partition(".")[0] in (result.get("detail") or "")]
        if why:
            result["detail"] += "; " + why[0]
    return result


def is_count(tests):
    """Whether the value is None or a count of tests. It comes from a process that cannot be trusted."""
    return (tests is None or type(tests) is dict and tests.keys() == {"passed", "of"}
            and all(type(n) is int and 0 <= n < 1 << 31 for n in tests.values()))


def suggest(result, have):
    """Adds to a Result with a missing name which names the candidate has instead."""
    import difflib  # here and not above: few stubs ask for a name that is missing, and the judge starts sooner without it

    # To compare many takes as long as it takes.
    near = difflib.get_close_matches(result["missing_name"], [n for n in list(have)[:2000] if len(n) < 100], 1, 0.6)
    functions = [n for n, k in have.items() if k == "function"]
    if near:
        result["detail"] += "; the candidate has %r" % near[0]
    elif functions:
        result["detail"] += "; the candidate has %s" % ", ".join(map(repr, functions[:5]))
