"""Public data sets whose verdicts are known, as candidates; and what verdicts of several ways of running differ in. Standard library only.

    fidelity.py candidates FOLDER OUT.jsonl        FOLDER holds the data sets (see SETS); those that are not there are left out
    fidelity.py compare OUT.jsonl NAME=STEM...     STEM.jsonl and STEM.rejects.jsonl are what `instructmix verify` wrote
"""

import collections
import glob
import json
import os
import sys

import problemsets
from problemsets import lines

SETS = {}


def data_set(name):
    def add(read):
        SETS[name] = read
        return read

    return add


def human_eval(folder):
    return problemsets.human_eval(os.path.join(folder, "humaneval", "HumanEval.jsonl.gz"))


def of_problem(problem, code):
    return {"code": code, "test": problem["test"], "entry_point": problem["entry_point"]}


@data_set("humaneval")
def _(folder):
    for name, problem in human_eval(folder).items():
        yield name, of_problem(problem, problemsets.solution(problem)), True


@data_set("humanevalpack-python")
def _(folder):
    for problem in lines(os.path.join(folder, "humanevalpack-python", "humanevalpack.jsonl")):
        for kind, right in (("canonical", True), ("buggy", False)):
            # Its tests end in the call of check() themselves.
            yield "%s/%s" % (problem["task_id"], kind), of_problem(problem, problem["prompt"] + problem[kind + "_solution"]), right


@data_set("mbpp")
def _(folder):
    for problem in lines(os.path.join(folder, "mbpp", "mbpp.jsonl")):
        yield str(problem["task_id"]), {"code": problem["code"], "test": problem["test_setup_code"], "tests": problem["test_list"]}, True
    with open(os.path.join(folder, "mbpp", "sanitized-mbpp.json"), encoding="utf-8") as file:
        for problem in json.load(file):
            yield "sanitized/%s" % problem["task_id"], {"code": problem["code"], "test": "\n".join(problem["test_imports"]), "tests": problem["test_list"]}, True


@data_set("cruxeval")
def _(folder):
    for problem in lines(os.path.join(folder, "cruxeval", "cruxeval.jsonl")):
        yield problem["id"], {"code": problem["code"], "tests": ["assert f(%s) == %s" % (problem["input"], problem["output"])]}, True


def recorded(folder, name):
    problems = human_eval(folder)
    for path in sorted(glob.glob(os.path.join(glob.escape(os.path.join(folder, name)), "*.jsonl"))):
        for number, sample in enumerate(lines(path)):
            problem = problems[sample["task_id"]]
            yield "%s:%d" % (os.path.basename(path), number + 1), of_problem(problem, sample.get("prompt", problem["prompt"]) + sample["completion"]), bool(sample["passed"])


@data_set("out-rexgavsie")
def _(folder):
    return recorded(folder, "out-rexgavsie")


@data_set("out-fankaidev")
def _(folder):
    return recorded(folder, "out-fankaidev")


@data_set("out-starcoder2-instruct")
def _(folder):
    problems = human_eval(folder)
    for path in glob.glob(os.path.join(folder, "out-starcoder2-instruct", "*humaneval_eval_results.json")):
        with open(path, encoding="utf-8") as file:
            for task, samples in json.load(file)["eval"].items():
                for number, sample in enumerate(samples if isinstance(samples, list) else [samples]):
                    if isinstance(sample, dict):
                        yield "%s/%d" % (task, number), of_problem(problems[task], sample["solution"]), sample["base_status"] == "pass"


@data_set("out-codet-codegen16b")
def _(folder):
    # Reference solutions against blocks of assertions that a model wrote: nobody knows which are right, but all ways must say the same.
    problems = {p["entry_point"]: p for p in human_eval(folder).values()}
    for record in lines(os.path.join(folder, "out-codet-codegen16b", "HumanEval_codegen16B_test_case.jsonl")):
        name = record["prompt"].rpartition("# check the correctness of ")[2].split()[0]
        for number, sample in enumerate(record["samples"][:10]):
            statements = ["assert " + part.strip() for part in sample.split("assert ") if part.strip()]
            problem = problems[name]
            yield "%s:%d" % (name, number), {"code": problem["prompt"] + problem["canonical_solution"], "tests": [s for s in statements if compiles(s)] or statements[:1]}, None


def compiles(statement):
    try:
        compile(statement, "statement", "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def candidates(folder, out):
    counts = collections.Counter()
    with open(out, "w", encoding="utf-8") as file:
        for name, read in SETS.items():
            if os.path.isdir(os.path.join(folder, name)):
                for identity, fields, right in read(folder):
                    counts[name] += 1
                    if not (fields.get("tests") or fields.get("test")):
                        continue
                    counts[name] += 1
                    record = {"id": "%s %s" % (name, identity), "instruction": name, "response": fields["code"], **fields, "meta": {"right": right}}
                    file.write(json.dumps({k: v for k, v in record.items() if v}) + "\n")
    print(", ".join("%d of %s" % (count, name) for name, count in counts.items()), file=sys.stderr)


def compare(path, *runs):
    right = {record["id"]: record["meta"]["right"] for record in lines(path)}
    verdicts = {}
    for name, stem in (run.split("=", 1) for run in runs):
        found = verdicts[name] = {r["id"]: r["verification"] for r in lines(stem + ".jsonl")}
        found.update((r["id"], r.get("verification", r)) for r in lines(stem + ".rejects.jsonl"))
    first = next(iter(verdicts))
    for name, found in verdicts.items():
        print("\n%s" % name)
        judged = collections.Counter(v.get("judged") or "nowhere" for v in found.values())
        print("  judged: %s" % ", ".join("%d %s" % (count, where) for where, count in sorted(judged.items())))
        for group in SETS:
            ids = [i for i in right if i.partition(" ")[0] == group]
            if ids:
                known = [i for i in ids if right[i] is not None]
                wrong = [i for i in known if (found[i]["outcome"] == "passed") != right[i]]
                print("  %-24s %s" % (group, "%5d of %5d as recorded" % (len(known) - len(wrong), len(known)) if known else "%5d, of which none is recorded" % len(ids)))
                for identity in wrong:
                    print("    %s: %s" % (identity, said(found[identity])))
        if name != first:
            differing = [i for i in right if verdicts[first][i]["outcome"] != found[i]["outcome"]]
            print("  %d of %d differ from %s" % (len(differing), len(right), first))
            for identity in differing:
                print("    %s: %s; in %s: %s" % (identity, said(found[identity]), first, said(verdicts[first][identity])))


def said(verdict):
    return "%s (%s)" % (verdict["outcome"], (verdict.get("detail") or "")[:160])


if __name__ == "__main__":
    {"candidates": candidates, "compare": compare}[sys.argv[1]](*sys.argv[2:])
