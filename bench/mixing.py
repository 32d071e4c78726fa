#!/usr/bin/env python3
"""Measures `mix` on made data: time, CPU time and the most memory of the whole command.

    bench/mixing.py                     # data of the published sizes, all filters that look at texts
    bench/mixing.py --records 1000000   # so many records through exact de-duplication
    bench/mixing.py --records 100000 --words 1000   # and with ten times the text

The texts are made of a seed. One record in twenty is a copy of another, one in twenty nearly one, one in a hundred holds personal data.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time

from program import PROGRAM

PUBLISHED = {"helpful": 39_000, "harmless": 38_961, "synthetic_qa": 15_000, "python_code": 9_000}


def vocabulary() -> "list[str]":
    made = random.Random(1)
    return ["".join(made.choice("bdfgklmnprstvz") + made.choice("aeiou") for _ in range(made.randint(1, 4))) for _ in range(20_000)]


WORDS = vocabulary()


def text(made: random.Random, words: int) -> str:
    # Frequent words are frequent, as in languages.
    return " ".join(WORDS[int(len(WORDS) * made.random() ** 3)] for _ in range(words))


def function(made: random.Random) -> str:
    name, items = (WORDS[made.randrange(2000, 20_000)] for _ in range(2))
    steps = []
    for _ in range(made.randint(4, 12)):
        steps.append(made.choice([
            f"    for {WORDS[made.randrange(900)]} in range(len({items})):\n        total {made.choice('+-*')}= {made.randint(1, 99)}",
            f"    if total {made.choice(['<', '>', '=='])} {made.randint(1, 99)}:\n        return {items}[{made.randint(0, 9)}]",
            f"    total = {made.choice(['max', 'min', 'sum', 'len', 'abs'])}({items}) {made.choice('+-*')} total",
            f"    {items} = sorted({items}, key=lambda x: x {made.choice('+-*%')} {made.randint(2, 9)})",
        ]))
    body = "\n".join(steps)
    return f"def {name}({items}, total=0):\n{body}\n    return total"


def pairs(seed: int, count: int, words: int, code: bool):
    made = random.Random(seed)
    recent = []
    for _ in range(count):
        kind = made.random()
        if recent and kind < 0.05:
            yield made.choice(recent)
            continue
        if recent and kind < 0.1:
            question, answer = made.choice(recent)
            yield question, answer + " " + text(made, 2)
            continue
        question = text(made, made.randint(6, 30))
        answer = function(made) if code else text(made, made.randint(words // 4, words * 7 // 4))
        if kind > 0.99:
            answer += f" Write to {WORDS[made.randrange(9000)]}@gmail.com or call 415-{made.randint(222, 999)}-{made.randint(2000, 9999)}."
        recent.append((question, answer))
        if len(recent) > 500:
            recent.pop(0)
        yield question, answer


def write(folder: pathlib.Path, source: str, count: int, words: int) -> dict:
    path = folder / f"{source}.jsonl"
    with open(path, "w") as file:
        for number, (question, answer) in enumerate(pairs(len(source), count, words, source == "python_code")):
            if source in ("helpful", "harmless"):
                record = {"chosen": f"\n\nHuman: {question}\n\nAssistant: {answer}\n\nHuman: Thanks.\n\nAssistant: Any time."}
            elif source == "python_code":
                record = {"id": f"p/{number}", "instruction": question, "response": answer, "verification": {"outcome": "passed"}}
            else:
                record = {"question": question, "answer": answer}
            file.write(json.dumps(record) + "\n")
    return {"source": source, "path": path.name}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, help="one source of so many records, and exact de-duplication alone")
    parser.add_argument("--near", action="store_true", help="with --records: near-duplicates as well")
    parser.add_argument("--words", type=int, default=100, help="words of an answer")
    parser.add_argument("--keep", help="a folder to keep the data and the mix in")
    options = parser.parse_args()
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="instructmix-mixing-"))
    folder.mkdir(parents=True, exist_ok=True)
    recipe: dict = {"name": "bench", "seed": 1}
    if options.records:
        recipe["sources"] = [write(folder, "synthetic_qa", options.records, options.words)]
        if options.near:
            recipe["near_duplicates"] = {"threshold": 0.8}
    else:
        recipe["sources"] = [write(folder, source, count, options.words) for source, count in PUBLISHED.items()]
        with open(folder / "benchmark.jsonl", "w") as file:
            made = random.Random(99)
            for _ in range(1000):
                file.write(json.dumps({"prompt": text(made, 40), "canonical_solution": function(made)}) + "\n")
        recipe.update(near_duplicates={"threshold": 0.8}, decontaminate=["benchmark.jsonl"], secrets="mask", personal_data="mask")
    (folder / "recipe.json").write_text(json.dumps(recipe))
    size = sum(p.stat().st_size for p in folder.glob("*.jsonl"))

    begin = time.monotonic()
    child = os.spawnv(os.P_NOWAIT, PROGRAM, [PROGRAM, "mix", str(folder / "recipe.json"), "--output", str(folder / "mix")])
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - begin
    totals = json.loads((folder / "mix/manifest.json").read_text())["totals"] if status == 0 else {}
    print(json.dumps({
        "records": sum(PUBLISHED.values()) if not options.records else options.records, "input_mb": size >> 20, "seconds": round(seconds, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_mb": used.ru_maxrss >> 10, "load": os.getloadavg()[0], "totals": totals,
    }))
    if not options.keep:
        shutil.rmtree(folder)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
