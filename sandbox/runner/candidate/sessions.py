"""The sessions of a page: examples as the interpreter prints them, compared as doctest does, with the options that users of other tools write."""

import builtins
import doctest
import sys

import comparing
import sides
from awaiting import awaits_outside

_AWAIT_OUTSIDE = "await_outside_function"
_MOST_FAILURES = 50  # of one session that are told


class Sessions:
    """Runs the sessions of one page, one after the other, as one run of doctest would: what an example sets stays set for those after it."""

    def __init__(self, ended, told_of, time_is_up):
        """`ended(section, error)` gives the answer for a section that raised, or that was to; `told_of(error)` an exception as it is told;
        `time_is_up` is the exception of the time limit."""
        self._ended, self._told_of, self.time_is_up = ended, told_of, time_is_up
        self._seen = {}
        self.begin()

    def begin(self):
        """Forgets what the last expression gave, and what was to show it."""
        self.hook, self.last = sys.__displayhook__, None

    def run(self, section, space):
        """Runs one session in a namespace, which it changes. Gives its answer."""
        try:
            source, conditions = comparing.without_conditions(section["source"])
            examples = comparing.Parser().get_examples(source, section["file"])
        except ValueError as error:
            return {"outcome": "error", "detail": "the session cannot be read: %s" % _without_place(str(error)),
                    "at": _told_line(str(error), section["line"])}
        if not examples:
            return {"outcome": "passed"}  # prompts with remarks, or nothing, behind them
        comparing.set_conditions(examples, conditions)
        name = "%s:%d" % (section["file"], section["line"])
        self._seen[name] = section["line"], examples
        runner = _runner(section, self)
        test = doctest.DocTest(examples, {}, name, section["file"], None, None)
        test.globs = space  # doctest copies what it is given
        runner.run(test, out=lambda text: None, clear_globs=False)
        return self._answer(section, runner.faults, len(examples))

    def line(self, filename):
        """The page's line of an example by the name of its code, `<doctest PAGE:LINE[3]>`; None for another name."""
        if not (filename.startswith("<doctest ") and filename.endswith("]>")):
            return None
        name, _, number = filename[9:-2].rpartition("[")
        first, examples = self._seen.get(name, (None, ()))
        return first + examples[int(number)].lineno if int(number) < len(examples) else None

    def _answer(self, section, failures, count):
        came, error = failures[0] if failures else ({"outcome": "passed"}, None)
        if section.get("raises") is not None:
            return self._ended(section, error) if error is not None or came["outcome"] == "passed" else came
        for told, raised in failures[:_MOST_FAILURES]:
            if raised is not None:
                told["raised"] = self._told_of(raised)
        if len(failures) > 1:
            came = dict(came, more=[told for told, _ in failures[1:_MOST_FAILURES]],
                        detail="%s (and %d more of its %d examples)" % (came.get("detail"), len(failures) - 1, count))
        return came


def _runner(section, page):
    """A runner for one session. `faults` has (what came of an example that does not hold, its exception or None) for each."""
    class Runner(comparing.Runner):
        def __init__(self):
            super().__init__(section.get("flags") or ())
            self.faults = []

        def report_start(self, out, test, example):
            if example is test.examples[0]:
                # doctest begins with the interpreter's own; the page has had examples before.
                sys.displayhook = page.hook
                builtins._ = page.last

        def _after(self):
            page.hook, page.last = sys.displayhook, getattr(builtins, "_", None)

        def report_success(self, out, test, example, got):
            self._after()

        def report_failure(self, out, test, example, got):
            self._after()
            self.faults.append(({"outcome": "failed", "detail": _mismatch(example, got), "at": section["line"] + example.lineno,
                                   "shown": example.want[:comparing.SHOWN], "given": comparing.without_frames(got)[:comparing.SHOWN]}, None))

        def report_unexpected_exception(self, out, test, example, exc_info):
            self._after()
            error = exc_info[1]
            told = {"outcome": "error", "detail": _named(error), "at": section["line"] + example.lineno}
            if isinstance(error, page.time_is_up):
                told.update(outcome="timeout", detail=str(error))
                self.optionflags |= doctest.FAIL_FAST  # nothing after it has any time left
                error = None
            elif isinstance(error, SyntaxError):
                told["outcome"] = "syntax_error"
                if awaits_outside(example.source, "single"):
                    told["reason"] = _AWAIT_OUTSIDE
            else:
                told.update(shown=example.want[:comparing.SHOWN], given=comparing.traceback_of(error)[:comparing.SHOWN])
                if isinstance(error, AssertionError) and not error.args:
                    told["detail"] = ": ".join(filter(None, (told["detail"], _sides(example, exc_info[2]))))
            self.faults.append((told, error))

    return Runner()


def _sides(example, trace):
    """What the names in an example's assertion stand for; empty where it is not the example itself that raised."""
    own = trace.tb_next  # doctest's own frame is the first
    return sides.named(example.source, own.tb_frame) if own is not None and own.tb_next is None else ""


def _named(error):
    try:
        text = str(error)
    except Exception:
        text = "(its text cannot be shown)"
    return "%s: %s" % (type(error).__name__, text) if text else type(error).__name__


def _mismatch(example, got):
    call = " ".join(example.source.split())
    call = call if len(call) <= 80 else call[:77] + "..."
    want, got = example.want.strip("\n"), got.strip("\n")
    if example.exc_msg is not None:
        wanted = example.exc_msg.strip().partition("\n")[0]
        marker = "Traceback (most recent call last):"
        if marker in got:
            raised = got.rpartition(marker)[2].strip().splitlines()[-1].strip()
            if raised.partition(":")[0] != wanted.partition(":")[0]:
                return "%s raised %s where %s is shown" % (call, raised, wanted.partition(":")[0])
            return "%s raised %s where %s is shown" % (call, raised, wanted)
        return "%s raises nothing where %s is shown" % (call, wanted)
    if "\n" in want or "\n" in got or len(want) + len(got) > 200:
        return "%s does not give what is shown" % call
    return "%s gives %s where %s is shown" % (call, got or "nothing", want or "nothing")


def _without_place(text):
    """doctest's message without its `line 3 of the docstring for FILE `."""
    return text.partition(" of the docstring for ")[2].partition(" ")[2] or text


def _told_line(text, first):
    """The page's line that doctest's message names; `first` is the session's first line, and the answer where the message names none."""
    number = text.partition("line ")[2].partition(" ")[0]
    return first + int(number) - 1 if number.isdigit() else first
