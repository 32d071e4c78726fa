#!/usr/bin/env python3
"""How many of a model's answers are right, and how many of those that `agree` ranks first, by tests that it never sees. Standard library only.

    bench/agree.py FOLDER --problems HumanEval.jsonl.gz [--output DIR]

FOLDER has three files of CodeT's data (github.com/microsoft/CodeT, CodeT/data): *code_solution.jsonl and *test_case.jsonl, a problem a line
(`prompt`, `samples`), and HumanEval_for_code_generation.jsonl, which names the problems. Answers are cut before the first statement that belongs to no definition or import. Of each text of tests the first five assertions of one line
are taken. What an answer ends with in the middle of a statement is left out where it parses without. --problems has the tests that decide. DIR (out/agree) keeps what was run.
"""

import argparse
import glob
import io
import json
import os
import tokenize

import problemsets
from program import run

TESTS_OF_A_TEXT = 5


def main():
    options = parse()
    os.makedirs(options.output, exist_ok=True)
    problems = problemsets.human_eval(options.problems)
    names = {problem["prompt"]: problem["task_id"] for problem in problemsets.lines(one(options.folder, "HumanEval_for_code_generation"))}
    answers = {}
    with open(inside(options, "answers.jsonl"), "w", encoding="utf-8") as file:
        for record in problemsets.lines(one(options.folder, "code_solution")):
            name = name_of(record["prompt"], names)
            for number, sample in enumerate(record["samples"]):
                key = "%s/%d" % (name, number)
                answers[key] = cut(problems[name]["prompt"], sample)
                code = {"id": key, "instruction": problems[name]["prompt"], "response": answers[key], "meta": {"request": name}}
                file.write(json.dumps({**code, "entry_point": problems[name]["entry_point"]}) + "\n")
    with open(inside(options, "samples.jsonl"), "w", encoding="utf-8") as file:
        for key, code in answers.items():
            problem = problems[key.rsplit("/", 1)[0]]
            sample = {"id": key, "instruction": problem["prompt"], "response": code, "entry_point": problem["entry_point"], "test": problem["test"]}
            file.write(json.dumps(sample) + "\n")
    with open(inside(options, "tests.jsonl"), "w", encoding="utf-8") as file:
        for record in problemsets.lines(one(options.folder, "test_case")):
            name = name_of(record["prompt"], names)
            texts = [test for sample in record["samples"] for test in assertions(sample, problems[name]["entry_point"])]
            if texts:
                file.write(json.dumps({"request": name, "tests": texts}) + "\n")

    verify_seconds = run("verify", inside(options, "samples.jsonl"), "--output", inside(options, "right.jsonl"))
    agree_seconds = run("agree", inside(options, "answers.jsonl"), "--tests", inside(options, "tests.jsonl"), "--output", inside(options, "agreed.jsonl"))
    show(options, answers, verify_seconds, agree_seconds)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--problems", required=True)
    parser.add_argument("--output", default="out/agree")
    return parser.parse_args()


def inside(options, name):
    return os.path.join(options.output, name)


def one(folder, name):
    (found,) = glob.glob(os.path.join(folder, "*%s.jsonl" % name))
    return found


def name_of(prompt, names):
    """The problem that a prompt belongs to. That for tests goes on behind the problem's own."""
    return next(name for known, name in names.items() if prompt.startswith(known))


def cut(prompt, sample):
    """A whole program: the prompt and the answer, up to its first statement that belongs to no definition or import."""
    code = prompt + sample
    rows = code.splitlines(keepends=True)
    begins = True
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type in (tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT):
                continue
            if token.type == tokenize.NEWLINE:
                begins = True
                continue
            if begins and token.start[1] == 0 and token.start[0] > prompt.count("\n") and token.string not in ("def", "class", "import", "from", "async", "@"):
                return whole(prompt, rows[: token.start[0] - 1])
            begins = False
    except (tokenize.TokenError, IndentationError):
        pass
    return whole(prompt, rows)


def whole(prompt, rows):
    """Without the statement in which the model was cut off, where there is code before it that parses."""
    first = prompt.count("\n") + 1
    ends = [len(rows)] + [row for row in range(len(rows) - 1, first, -1) if rows[row][:1] not in " \t\r\n"]
    return next((code for code in ("".join(rows[:end]) for end in ends) if parses(code)), "".join(rows))


def assertions(text, entry_point):
    """The first assertions of one line that name the function."""
    lines = [line.strip() for line in ("assert " + text).splitlines()]
    found = [line for line in lines if line.startswith("assert ") and entry_point + "(" in line and parses(line)]
    return found[:TESTS_OF_A_TEXT]


def parses(line):
    try:
        compile(line, "test", "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def show(options, answers, verify_seconds, agree_seconds):
    right = {record["id"] for record in problemsets.lines(inside(options, "right.jsonl"))}
    ranked = problemsets.lines(inside(options, "agreed.jsonl")) + problemsets.lines(inside(options, "agreed.rejects.jsonl"))
    best, group = {}, {}
    for record in ranked:
        agreement = record["verification"].get("agreement")
        name = record["id"].rsplit("/", 1)[0]
        if not agreement:
            continue
        if agreement["rank"] == 1:
            best[name] = record["id"]
        key = (agreement["score"], agreement["tests"])
        group.setdefault(name, {}).setdefault(key, []).append(record["id"])
    kept = {record["id"].rsplit("/", 1)[0] for record in problemsets.lines(inside(options, "agreed.jsonl"))}
    names = {key.rsplit("/", 1)[0] for key in answers}
    print("answers   %d, of which %d are right: %.1f %%  (verify: %.0f s)" % (len(answers), len(right), 100 * len(right) / len(answers), verify_seconds))
    print("agree     %.0f s; %d of %d problems kept" % (agree_seconds, len(kept), len(names)))
    for what, those in (("all problems", names), ("kept problems", kept)):
        hits = sum(best.get(name) in right for name in those)
        print("first     %.1f %% of %d %s are right" % (100 * hits / len(those), len(those), what))
    members = [max(group[name].items())[1] for name in names if name in group]
    shares = [sum(key in right for key in keys) / len(keys) for keys in members]
    print("members   %.1f %% of the members of the best groups (mean over %d problems)" % (100 * sum(shares) / len(names), len(names)))


if __name__ == "__main__":
    main()
