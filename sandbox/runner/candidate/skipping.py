"""Why a section of a page does not run in this image, where it or its page says so."""

import os
import sys

from modules import imported

_SAID = "the page says so"  # the coordinator has the same words for what it does not send at all


def skipped(section, space):
    """The answer for a section that is not for this image; None where it runs."""
    if section.get("skip"):
        return {"outcome": "passed", "skipped": _SAID}
    for name in section.get("requires") or ():
        if not imported(name):
            return {"outcome": "passed", "skipped": "it needs %s, which the image does not have" % name}
    condition = section.get("skip_if")
    if not condition:
        return None
    try:
        if not eval(condition, dict({"sys": sys, "os": os}, **space)):
            return None
    except Exception as error:
        detail = "its condition '%s' cannot be evaluated: %s: %s" % (condition, type(error).__name__, error)
        return {"outcome": "error", "at": section["line"], "detail": detail}
    return {"outcome": "passed", "skipped": "its condition holds: %s" % condition}
