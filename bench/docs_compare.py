"""Holds what `check` said of pages against what doctest or Sphinx said of their examples (docs.sh).  docs_compare.py DIR SECONDS SECONDS"""

import json
import re
import sys
import xml.etree.ElementTree as xml

folder, doctest_seconds, check_seconds = sys.argv[1:]
truth, unreadable = {}, {}
with open(folder + "/truth.jsonl", encoding="utf-8") as lines:
    for line in map(json.loads, lines):
        if "unreadable" in line:
            unreadable[line["file"]] = line["unreadable"]
        else:
            # An example of several groups holds where it holds in all.
            key = line["file"], line["line"]
            truth[key] = truth.get(key, True) and line["holds"]

failed, begins, skipped = {}, {}, {}
for case in xml.parse(folder + "/check.xml").iter("testcase"):
    file = case.get("classname")
    start = int(case.get("name", "").split()[1].rstrip(":"))
    begins.setdefault(file, []).append(start)
    if case.find("skipped") is not None:
        skipped.setdefault(file, set()).add(start)
    for ending in [*case.findall("failure"), *case.findall("error")]:
        for match in re.finditer(r"^(\S+):(\d+): (\w+): (.*)$", ending.text or "", re.MULTILINE):
            named = match.group(1)  # as in what doctest says, where the case has the path from here
            failed[match.group(1), int(match.group(2))] = match.group(4)
        # What only follows from a failure is told under it.
        for match in re.finditer(r"^\d+ later failures? only follows? from it: lines? ([\d, ]+)$", ending.text or "", re.MULTILINE):
            for line in match.group(1).split(","):
                failed.setdefault((named, int(line)), "it follows from an earlier failure")
checked = [key for key in truth if any(start <= key[1] for start in begins.get(key[0], ()))]
false_alarms = [key for key in sorted(failed) if truth.get(key) is True]
misses = [key for key in sorted(truth) if not truth[key] and key not in failed]
others = [key for key in sorted(failed) if key not in truth]
for key in false_alarms:
    print("false alarm  %s:%d: %s" % (*key, failed[key]))
for key in misses:
    print("missed       %s:%d" % key)
for key in others:
    print("not theirs   %s:%d: %s" % (*key, failed[key]))
for file, why in sorted(unreadable.items()):
    print("unreadable   %s: doctest says: %s" % (file, why.replace("\n", " ")))
print("%d examples, %d hold; %d false alarms, %d missed; %d failures of what only check runs; %s s against %s s of plain Python" % (
    len(truth), sum(truth.values()), len(false_alarms), len(misses), len(others), check_seconds, doctest_seconds))
sys.exit(1 if false_alarms or misses else 0)
