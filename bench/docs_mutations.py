"""Plants mistakes in pages that pass, one in each copy, and looks whether `check` tells each on its line.

  docs_mutations.py DIR COUNT COMMAND…     DIR holds truth.jsonl and check.xml (docs.sh); COMMAND is `instructmix check` with its options

What is shown for an example that holds becomes something else. Prints each mistake that was not told on its line; ends with 1 where there is one.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys


def places(folder):
    """(page, line of an example that holds and shows something, line of what it shows)."""
    with open(folder + "/truth.jsonl", encoding="utf-8") as lines:
        truth = [json.loads(line) for line in lines]
    for example in truth:
        if not example.get("holds"):
            continue
        with open(example["file"], encoding="utf-8") as file:
            text = file.read().split("\n")
        number = example["line"]
        if not re.match(r"\s*>>>", text[number - 1]) or "doctest:" in text[number - 1]:
            continue
        at = number
        while at < len(text) and re.match(r"\s*\.\.\.( |$)", text[at]):
            at += 1
        shown = text[at] if at < len(text) else ""
        if shown.strip() and not re.match(r"\s*(>>>|```|~~~|Traceback)", shown) and "..." not in shown:
            yield example["file"], number, at


def main(folder, count, command):
    found = sorted(set(places(folder)))
    chosen = random.Random(18).sample(found, min(count, len(found)))
    planted = {}
    for number, (page, line, at) in enumerate(chosen):
        with open(page, encoding="utf-8") as file:
            text = file.read().split("\n")
        text[at] = re.sub(r"\d", lambda m: str((int(m.group()) + 1) % 10), text[at], count=1) if re.search(r"\d", text[at]) else text[at] + "x"
        name = os.path.join(folder, "mutated", "%02d" % number, "page" + os.path.splitext(page)[1])
        os.makedirs(os.path.dirname(name), exist_ok=True)
        # The settings of its project, which are found from where a page lies.
        conf = next((c for c in (os.path.join(os.path.dirname(page), *[".."] * up, "conf.py") for up in range(3)) if os.path.isfile(c)), None)
        if conf is not None:
            shutil.copy(conf, os.path.dirname(name))
        with open(name, "w", encoding="utf-8") as file:
            file.write("\n".join(text))
        planted[name] = page, line
    ended = subprocess.run(command + sorted(planted), stderr=subprocess.PIPE, text=True, check=False)
    told = set(re.findall(r"^(\S+):(\d+): (?:failed|error)", ended.stderr, re.MULTILINE))
    missed = [(name, *place) for name, place in sorted(planted.items()) if (name, str(place[1])) not in told]
    for name, page, line in missed:
        print("not told     %s:%d (%s)" % (page, line, name))
    print("%d mistakes planted, %d told on their lines" % (len(planted), len(planted) - len(missed)))
    return 1 if missed else 0


sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
