"""Makes a verdict from a stub's Result, or from the way in which the candidate's process ended."""

import os
import signal

import bounds
import evidence
from execute import Result
from messages import VERDICT
from stubprocess import signal_name


class Ending:
    """Makes the verdict of one attempt."""

    def __init__(self, order, memory, channel, phase):
        """`phase`: what ran when it ended, for messages."""
        self._order = order
        self._over = order.get("over", 1)
        self._memory = memory
        self._channel = channel
        self._phase = phase

    def verdict(self, result, end, level, judged, kind):
        """The message for the coordinator. `result` is None where the candidate's process ended by itself; `end` is what Channel.finish gives."""
        status, cpu, peak, clean = end
        channel = self._channel
        if channel.cause is not None:
            result = self._stopped(channel.cause) if result is None or result.get("outcome") != "timeout" else result
        elif result is None:
            result = self._ended(status, cpu)
        used_up = self._over > 1 and channel.cause in (None, "processor") and cpu >= self._order["cpu_seconds"] * self._over * 1e6
        certain = result.get("outcome") == "timeout" and (channel.certain or used_up)
        told = result.get("told")
        if told is not None:
            result = self._by_exception(result, told)
        err = channel.err.text()
        verdict = {
            "type": VERDICT, "outcome": result.get("outcome"), "level": level, "judged": judged, "stub": kind,
            "where": result.get("where"), "exception": bounds.text("exception", result.get("exception")),
            "line": bounds.line(result.get("line")), "errno": evidence.errno(result),
            "needs": evidence.needs(told) if told else [], "tests": result.get("tests"),
            "detail": _detail(result["detail"]) if result.get("detail") else None,
            "stdout": channel.out.text(), "stderr": err, "warnings": evidence.warnings(err),
            "cpu_seconds": cpu / 1e6, "memory_bytes": peak * 1024, "clean": bool(clean),
        }
        if certain:
            verdict["certain"] = True
        for again in ("cannot_carry", "heavy"):
            if result.get(again):
                verdict[again] = True
        return verdict

    def _by_exception(self, result, told):
        """The Result with the outcome of its exception, where that has one of its own."""
        kind = told["type"]
        if result["outcome"] != "error":
            return result
        if kind == "SystemExit":
            return Result(result, outcome="early_exit", detail="sys.exit(%s) %s" % (told.get("code", ""), self._phase))
        if kind == "MemoryError":
            return Result(result, outcome="memory_limit")
        if kind == "ModuleNotFoundError" and "module" not in told and not told.get("own"):
            return Result(result, outcome="missing_module")
        return result

    def _stopped(self, cause):
        if cause == "output_limit":
            return Result(outcome="output_limit", where="candidate",
                          detail="more than %d bytes of output %s" % (self._order["output_bytes"], self._phase))
        if cause == "memory_limit":
            return Result(outcome="memory_limit", where="candidate", detail="the memory ran out %s" % self._phase)
        if cause == "processor":
            return self._used_up()
        return Result(outcome="timeout", where="candidate",
                      detail="wall: not done after %g s %s" % (self._order["wall_seconds"], self._phase))

    def _used_up(self):
        return Result(outcome="timeout", where="candidate", detail="cpu: %g s used %s" % (self._order["cpu_seconds"], self._phase))

    def _ended(self, status, cpu):
        """The Result for a process that ended by itself."""
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU or number == signal.SIGKILL and cpu >= self._order["cpu_seconds"] * 1e6:
                return self._used_up()
            if number == signal.SIGKILL and self._memory.ran_out():
                return Result(outcome="memory_limit", where="candidate", detail="the memory ran out %s" % self._phase)
            return Result(outcome="crashed", where="candidate", detail="ended by %s %s" % (signal_name(number), self._phase))
        return Result(outcome="early_exit", where="candidate",
                      detail="ended its process with status %d %s" % (os.WEXITSTATUS(status), self._phase))


def _detail(text):
    return bounds.text("detail", evidence.settle(str(text)[:2 * bounds.TEXTS["detail"]]))


def raised(told, compiling):
    """The Result for an exception that ended the module."""
    kind = told["type"]
    return Result(outcome="syntax_error" if compiling else "error", where="candidate", exception=kind, line=told.get("line"),
                  detail="%s: %s" % (kind, told["message"]), told=told)


def surprised(error):
    """The Result for an exception in the judge's own code while it handled a value of the candidate's."""
    told = getattr(error, "told", None)
    if told is not None:  # an answer that it forged
        return Result(outcome="error", where="candidate", exception=told["type"], told=told,
                      detail="%s: %s" % (told["type"], told["message"]))
    try:
        text = "%s: %s" % (type(error).__name__, error)
    except Exception:
        text = type(error).__name__
    return Result(outcome="error", where="candidate", detail="what it gave could not be handled: %s" % text[:bounds.TEXTS["message"]])
