"""Bounds of all texts, numbers and lists that come from a candidate's side: one table, and functions that keep to it."""

# Texts, in characters.
TEXTS = {"detail": 4000, "exception": 200, "type": 200, "message": 2000, "module": 200, "name": 500, "filename": 500, "path": 500,
         "code": 500, "value": 500,
         "category": 200, "shown": 4000, "given": 4000, "kind": 20}
# What every reader of a verdict can hold.
MOST_LINE = (1 << 31) - 1
MOST_NUMBER = 1 << 63
MOST_ERRNO = 4095  # the kernel's own bound
# How many of a module's names are sent, and how long each may be.
MOST_NAMES, MOST_OF_NAMES = 5000, 100
# Of one kind in a verdict.
MOST_WARNINGS = 50
MOST_SECTIONS = 2000
MOST_FAILURES = 50

OUTCOMES = frozenset(("passed", "failed", "error", "syntax_error", "missing_module", "timeout", "memory_limit", "output_limit",
                      "early_exit", "crashed"))
PLACES = frozenset((None, "stub", "candidate"))
# Why a section of a page does not compile, where that has a remedy of its own.
REASONS = frozenset((None, "await_outside_function"))


def text(name, value):
    """A field's text, cut to its bound; None for what is no text."""
    return value[:TEXTS[name]] if type(value) is str else None


def line(value):
    """A line's number; None for what is none."""
    return value if type(value) is int and 0 <= value <= MOST_LINE else None


def number(value):
    """A number of bounded size, as that of an error or a status; None for what is none."""
    return value if type(value) is int and -MOST_NUMBER <= value < MOST_NUMBER else None


def errno(value):
    """An error's number as the system gives them; None for what is none."""
    return value if type(value) is int and 0 < value <= MOST_ERRNO else None
