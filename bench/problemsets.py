"""Reads the data sets of problems that several programs of the bench use. Standard library only."""

import gzip
import json

# It takes more time than all others.
SLOW = "HumanEval/75"


def lines(path):
    """The records of a JSON Lines file, packed with gzip or not."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def human_eval(path):
    """{task_id: problem} of HumanEval.jsonl.gz."""
    return {problem["task_id"]: problem for problem in lines(path)}


def solution(problem):
    """The whole program of HumanEval's own solution."""
    return problem["prompt"] + problem["canonical_solution"]
