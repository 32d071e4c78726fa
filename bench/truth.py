"""Runs what `instructmix verify` wrote as plain programs, and compares. Standard library only.

    truth.py IMAGE STUB STEM      STEM.jsonl and STEM.rejects.jsonl are what verify wrote
    truth.py IMAGE stdlib OUT     writes the standard library's modules whose docstrings have examples as candidates, for --stub doctest

The program of a candidate is its code and its tests in one file. What a harness does beside is done as plainly as can be: check(candidate) is
called with the entry point, pytest runs tests that it would run, a module that the tests import is a copy of the file.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

# What runs in the container: programs on standard input, one a line, outcomes on standard output.
INSIDE = r'''
import ast, json, os, shutil, subprocess, sys, tempfile
sys.path.append("/opt/instructmix/pytest")

def program(p):
    code, test = p["code"], p["test"]
    tree = ast.parse(test)
    names = {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    if "check" in names and "check" not in called and p.get("entry_point"):
        test += "\n\ncheck(%s)\n" % p["entry_point"]
    futures = [l for l in (code + "\n" + test).split("\n") if l.startswith("from __future__ import")]
    return futures, code, test

def modules(test):
    found = []
    for n in ast.walk(ast.parse(test)):
        if isinstance(n, ast.Import):
            found += [a.name for a in n.names]
        elif isinstance(n, ast.ImportFrom):
            found.append(n.module or "candidate")
    import importlib.util
    own = []
    for m in found:
        top = m.partition(".")[0]
        try:
            there = importlib.util.find_spec(top) is not None
        except (ImportError, ValueError):
            there = False
        if not there:
            own.append(m)
    return own

def run(p):
    folder = tempfile.mkdtemp()
    try:
        for path, text in (p.get("files") or {}).items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)) or folder, exist_ok=True)
            open(os.path.join(folder, path), "w").write(text)
        try:
            ast.parse(p["code"])
        except (SyntaxError, ValueError):
            return "syntax_error"
        try:
            futures, code, test = program(p)
            own = [m for m in modules(test) if m.partition(".")[0] + ".py" not in (p.get("files") or {})]
        except SyntaxError:
            return "error"
        for m in own:
            parts = m.split(".")
            os.makedirs(os.path.join(folder, *parts[:-1]), exist_ok=True)
            open(os.path.join(folder, *parts) + ".py", "w").write(code)
        text = "\n".join(futures) + "\n" + ("" if own else (guarded(strip(code)) if "__main__" in code else strip(code)) + "\n") + strip(test.replace("from .", "from ") if own else test)
        asks = "pytest" in test or "def test" in test
        name = os.path.join(folder, "test_program.py")
        open(name, "w").write(text)
        if asks and "unittest" not in test:
            call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", name]
        elif "unittest" in test:
            call = [sys.executable, "-m", "unittest", "-q", "test_program"]
        else:
            call = [sys.executable, name]
        env = dict(os.environ, PYTHONPATH="/opt/instructmix/pytest", PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", HOME=folder)
        try:
            done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True, errors="replace", timeout=p["timeout"], stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "timeout"
        # 5: pytest has found no tests, but the statements of the file have run.
        return "passed" if done.returncode == 0 or done.returncode == 5 and "pytest" in call else "not: " + (done.stderr or done.stdout).strip().rpartition("\n")[2][:200]
    finally:
        shutil.rmtree(folder, ignore_errors=True)

def strip(text):
    return "\n".join("" if l.startswith("from __future__ import") else l for l in text.split("\n"))

def guarded(code):
    # The module is the tests', and not the program that was started.
    return "__name__ = 'candidate'\n" + code + "\n__name__ = '__main__'"

for line in sys.stdin:
    p = json.loads(line)
    try:
        came = run(p)
    except Exception as error:
        came = "unrunnable: %s: %s" % (type(error).__name__, error)
    print(json.dumps([p["id"], came]), flush=True)
'''


# Modules of one file that plain imports reach, with an example in them.
STDLIB = r'''
import json, os, sysconfig
folder = sysconfig.get_path("stdlib")
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name, "__init__.py") if os.path.isdir(os.path.join(folder, name)) else os.path.join(folder, name)
    if path.endswith(".py") and os.path.exists(path) and "-packages" not in path:
        text = open(path, encoding="utf-8", errors="replace").read()
        if "\n    >>> " in text or "\n>>> " in text or "\n        >>> " in text:
            print(json.dumps({"id": "stdlib " + name, "instruction": "stdlib", "response": "````python\n" + text + "\n````\n"}))
'''


def lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def tests_of(record):
    return "\n".join(x for x in [record.get("setup"), record.get("test"), *(record.get("tests") or [])] if x)


def doctest_of(record):
    return "import candidate, doctest\nassert not doctest.testmod(candidate)[0]\n"


def write_stdlib(image, path):
    done = subprocess.run(["docker", "run", "--rm", "--network", "none", "--entrypoint", "python3", image, "-c", STDLIB], stdout=subprocess.PIPE, text=True, check=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(done.stdout)


def main(image, stub, stem):
    if stub == "stdlib":
        return write_stdlib(image, stem)
    records = [r for r in lines(stem + ".jsonl") + lines(stem + ".rejects.jsonl") if r.get("code") is not None]
    of = doctest_of if stub == "doctest" else tests_of
    todo = [{"id": number, "code": r["code"], "test": of(r), "entry_point": r.get("entry_point"), "files": r.get("files"), "timeout": 20} for number, r in enumerate(records) if of(r)]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(INSIDE)
        script.flush()
        os.chmod(script.name, 0o644)
        done = subprocess.run(["docker", "run", "-i", "--rm", "--network", "none", "--user", "20000:20000", "--tmpfs", "/tmp:mode=1777,exec", "-v", script.name + ":/truth.py:ro", "--entrypoint", "python3", image, "/truth.py"],
                              input="".join(json.dumps(p) + "\n" for p in todo), stdout=subprocess.PIPE, text=True, check=True)
    differ = judged = 0
    for line in done.stdout.splitlines():
        number, came = json.loads(line)
        record = records[number]
        verdict = record["verification"]
        judged += verdict.get("judged") == "outside"
        if (came == "passed") != (verdict["outcome"] == "passed"):
            differ += 1
            print("%s: plain Python: %s; we: %s (%s, %s)" % (record["id"], came, verdict["outcome"], verdict.get("judged"), re.sub(r"\s+", " ", verdict.get("detail") or "")[:200]))
    print("%d candidates, %d judged outside, %d differ" % (len(todo), judged, differ))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
