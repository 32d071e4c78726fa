"""Many tests of one candidate in one trial, each with a result of its own: what agreement between answers and tests is counted over.

A test that ends the candidate's process, or uses up its time, must not take the others' results with it: the next attempt goes on behind it. All tests are
judged outside the candidate's process.
"""

import functools
import time

import execute
import frames
import names
import stubs
from execute import Result
from messages import VERDICT

# The results, a letter for each test.
PASSED, FAILED, RAISED, ENDED, UNUSABLE, LEFT = "pfexu-"
_GIVEN = frozenset((PASSED, FAILED, RAISED, UNUSABLE))
# So many attempts may end in a test, and so many of these by the time running out.
_ATTEMPTS, _TIMEOUTS = 12, 3
# What others on the machine may be the cause of, beside a time-out that is not certain.
_DOUBTFUL = frozenset(("memory_limit", "crashed"))


class Each:
    """The tests of one order. Attribute: `letters`, the results so far."""

    def __init__(self, order):
        stub = order["stub"]
        self._tests = _read(stub["source"], stub.get("entry_point"))
        self._entry_point = stub.get("entry_point")
        self._cpu_seconds = order["cpu_seconds"]
        self.letters = [UNUSABLE if test is None else LEFT for test in self._tests]
        self._apart = {n for n, test in enumerate(self._tests) if test is not None and not test.plain}
        self._at = None
        self._since = 0.0
        self._attempts = self._timeouts = 0
        self._is_doubtful = False

    def run(self, remote, kinds, has_more, in_own_process):
        """Runs the tests that are left. Gives a Result; lets the endings through. `kinds`: the candidate's names, with their kinds; `has_more`: whether it has
        more than these; `in_own_process(needed, take)` has a stub's process do the work (exercise.py)."""
        left = [n for n, letter in enumerate(self.letters) if letter == LEFT]
        if has_more:
            kinds.update(remote.kinds(sorted(set().union(*(self._tests[n].loads for n in left)) - set(kinds))))
        remote.keep_light()
        for n in left:
            if n in self._apart:
                continue
            self._begin(n)
            remote.begin_stub()
            test, calls = self._tests[n], remote.calls
            wanted = names.Whose(test.imports, test.own, kinds).wanted
            result = execute.run(test, execute.namespace(test, remote, kinds, self._entry_point, wanted), remote)
            self._end(n, letter_of(result, remote.calls > calls))
        remote.keep_light(False)
        apart = [n for n in left if n in self._apart]
        if apart:
            self._run_apart(apart, kinds, in_own_process)
        return Result(outcome="passed")

    def _run_apart(self, apart, kinds, in_own_process):
        """Runs the tests that are more than plain assertions, one after the other in one process of their own."""
        needed = []
        for n in apart:
            test = self._tests[n]
            whose = names.Whose(test.imports, test.own, kinds)
            needed.append({"at": n, "stub": test.handed(), "names": kinds, "entry_point": self._entry_point, "wanted": whose.wanted,
                           "by_name": whose.by_name, "candidates": whose.candidates})
        waiting = list(apart)
        self._begin(waiting[0])

        def take(said):
            if not waiting or said.get("at") != waiting[0] or said.get("letter") not in _GIVEN:
                return Result(outcome="error", where="stub", detail="the tests' process says what it was not asked")
            self._end(waiting.pop(0), said["letter"])
            if waiting:
                self._begin(waiting[0])
            return None

        in_own_process({"tests": needed, "mentions": "\n".join(self._tests[n].source for n in apart)}, take)

    def _begin(self, number):
        self._at, self._since = number, time.monotonic()

    def _end(self, number, letter):
        self.letters[number], self._at = letter, None

    def goes_on(self, verdict):
        """Whether another attempt may decide more tests after one with this verdict. Notes what the test that ran at its end came to."""
        number, self._at = self._at, None
        if verdict["type"] != VERDICT or number is None:
            return False
        heavy, cannot_carry = verdict.pop("heavy", False), verdict.pop("cannot_carry", False)
        if heavy and number not in self._apart:
            self._apart.add(number)
        elif verdict["outcome"] == "timeout":
            self._timeouts += 1
            self._is_doubtful |= not verdict.get("certain")
            # What used up little of the time is not what the time ran out for. It is the first one of the next attempt.
            if time.monotonic() - self._since >= self._cpu_seconds / 2:
                self.letters[number] = ENDED
        elif cannot_carry:
            self.letters[number] = UNUSABLE
        else:
            self.letters[number] = RAISED if verdict["outcome"] == "error" else ENDED
            self._is_doubtful |= verdict["outcome"] in _DOUBTFUL
        self._attempts += 1
        return self._attempts < _ATTEMPTS and self._timeouts < _TIMEOUTS and LEFT in self.letters

    def tell(self, verdict):
        """Puts the results into the verdict, unless the candidate did not come as far as its tests."""
        if verdict["type"] != VERDICT or not set(self.letters) - {LEFT, UNUSABLE}:
            return
        verdict.pop("certain", None)  # of the last attempt, not of all tests
        if self._is_doubtful or self._timeouts:
            verdict["certain"] = not self._is_doubtful
        passed, of = self.letters.count(PASSED), len(self.letters) - self.letters.count(UNUSABLE)
        # A test that ended the process is a result, and no ending of the trial: whoever asks for all results wants those of the others, too.
        verdict.update(
            each="".join(self.letters), outcome="passed" if passed == of else "failed", where=None if passed == of else "stub",
            level="tested" if passed else "defined", exception=None, line=None, errno=None, needs=[],
            tests={"passed": passed, "of": of}, detail="%d of %d tests passed" % (passed, of))


def letter_of(result, has_called):
    """The letter of one test's Result. A test that never calls the candidate says nothing about it."""
    if result["outcome"] == "passed":
        return PASSED if has_called else UNUSABLE
    return FAILED if result["outcome"] == "failed" else RAISED


def in_process(needed, remote, run, say):
    """Runs tests in a process of their own: `run(needed, remote)` gives one's Result, `say(number, letter)` reports it."""
    for one in needed:
        remote.begin_stub()
        calls = remote.calls
        result = run(one, remote)
        if remote.end is not None:
            raise remote.end
        say(one["at"], letter_of(result, remote.calls > calls))
    return Result(outcome="passed")


# The candidates of one problem come one after the other, with the same tests.
@functools.lru_cache(8)
def _read(source, entry_point):
    """The tests as stubs, None for each that is no Python or that nothing but the candidate's own process could judge."""
    found = []
    for text in frames.loads(source.encode("utf-8")):
        try:
            test = stubs.Stub(text, entry_point)
        except stubs.Unreadable:
            test = None
        useless = test is None or test.unusable or test.beyond or test.plan["pytest"] or any(map(_is_blank, test.loads))
        found.append(None if useless else test)
    return found


def _is_blank(name):
    """Whether a model left a blank there (`assert ____ == f(1)`): such names never come from a candidate."""
    return not name.strip("_") and len(name) > 1
