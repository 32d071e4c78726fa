#!/usr/bin/env python3
"""How much of the time of `qa generate` is its own: 1,000 passages, 64 requests at a time, a model that takes its time.

    bench/questions.py [--passages N] [--jobs N] [--latency SECONDS]

A server of this file's own answers after the latency, always right. Printed are the time on the clock, the CPU time of the program, its share, and the memory
that it had in use after each tenth of the run. The program is the one of artifacts/ (dotnet build src/Cli -c Release).
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from program import PROGRAM

MONTHS = ["January", "March", "April", "June", "July", "September", "October", "December"]
HEADS = ["Vel", "Dor", "Tam", "Kes", "Bru", "Ost", "Lir", "Pel", "Nor", "Sar", "Fen", "Gal", "Hol", "Ist", "Jor", "Kol", "Lun", "Mer", "Orl", "Ras"]
TAILS = ["mora", "rin", "ble", "vik", "ath", "una", "ost", "grove", "dale", "ivar", "oth", "elle", "igan", "umbra", "ara", "isk", "owen", "und", "aster", "ilde"]
ENDS = ["", "berg", "holm", "sund", "vale", "ford"]
CAUSES = ["its gates had rotted", "the river had changed its bed", "frost had split the main beam", "the owners could not agree on a toll"]


def name(number: int) -> str:
    return HEADS[number % 20] + TAILS[number // 20 % 20] + ENDS[number // 400 % 6]


def passage(number: int) -> str:
    mill = f"the tide mill of {name(number)}"
    return (
        f"The tide mill of {name(number)} opened on {1 + number % 28} {MONTHS[number % 8]} {1811 + number % 180}. It was designed by Ilva {name(number + 1100)}. "
        f"The tide mill of {name(number)} stands on the shore of Lake {name(number + 1300)}. In the cellar of {mill} smoked barley is kept. "
        f"It was closed for a while because {CAUSES[number % 4]}. Every week {1100 + number} people visit {mill}."
    )


QUESTIONS = {
    "Who": ("Who designed the tide mill of {0}?", r"designed by (Ilva \w+)", "{1} designed the tide mill of {0}."),
    "What": ("What is kept in the cellar of the tide mill of {0}?", r"(smoked barley) is kept", "In the cellar of the tide mill of {0}, {1} is kept."),
    "Where": ("Where does the tide mill of {0} stand?", r"stands (on the shore of Lake \w+)", "The tide mill of {0} stands {1}."),
    "When": ("When did the tide mill of {0} open?", r"opened on (\d+ \w+ \d+)", "The tide mill of {0} opened on {1}."),
    "Why": ("Why was the tide mill of {0} closed for a while?", r"(because [^.]+)\.", "The tide mill of {0} was closed for a while {1}."),
    "How": ("How many people visit the tide mill of {0} every week?", r"Every week (\d+) people", "Every week {1} people visit the tide mill of {0}."),
}


def first(pattern, text):
    """The first group of a pattern that the text has."""
    found = re.search(pattern, text)
    if found is None:
        raise ValueError("no %s in %s" % (pattern, text))
    return found[1]


def reply(body: dict) -> str:
    system, asked = body["messages"][0]["content"], body["messages"][-1]["content"]
    place = re.search(r"tide mill of (\w+)", asked, re.I)
    where = place[1] if place else ""
    if system.startswith("You name the topics"):
        return f"the tide mill of {where}"
    if system.startswith("You write one question"):
        return QUESTIONS[asked.rsplit("First word: ", 1)[1]][0].format(where)
    if system.startswith("You answer a question from a text"):
        text, question = asked.rsplit("\n\nQuestion: ", 1)
        return first(QUESTIONS[question.split()[0]][1], text)
    if system.startswith("You answer questions from what"):
        return "unknown"
    if system.startswith("You are given a text and an answer"):
        text, answer = asked.rsplit("\n\nAnswer: ", 1)
        return next(q for q, pattern, _ in QUESTIONS.values() if first(pattern, text) == answer).format(where)
    if system.startswith("You make one declarative"):
        question, answer = asked.split("\nAnswer: ")
        return QUESTIONS[question.split()[1]][2].format(where, answer)
    return asked.split("(Note: ")[1].rstrip(")")


async def serve(latency: float, ready: threading.Event, address: list) -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: *(\d+)", head, re.I)
                body = await reader.readexactly(int(length[1])) if length else b""
                if head.startswith(b"GET"):
                    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                    continue
                await asyncio.sleep(latency)
                said = json.dumps({"choices": [{"message": {"content": reply(json.loads(body))}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 900, "completion_tokens": 15}}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(said), said))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, limit=1 << 22, backlog=1024)
    address.append(server.sockets[0].getsockname()[1])
    ready.set()
    await server.serve_forever()


def memory(process: int) -> int:
    for line in open(f"/proc/{process}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
    return 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=64)
    parser.add_argument("--latency", type=float, default=0.5)
    options = parser.parse_args()
    ready, address = threading.Event(), []
    threading.Thread(target=lambda: asyncio.run(serve(options.latency, ready, address)), daemon=True).start()
    ready.wait()
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.jsonl")
        texts.write_text("".join(json.dumps({"text": passage(i)}) + "\n" for i in range(options.passages)))
        began = time.monotonic()
        process = subprocess.Popen(
            [PROGRAM, "qa", "generate", "--texts", texts, "--output", Path(folder, "qa.jsonl"), "--endpoint", f"http://127.0.0.1:{address[0]}", "--model", "m", "--seed", "0",
             "--jobs", str(options.jobs)], stderr=open(Path(folder, "said"), "w"))
        used: list[tuple[float, int]] = []
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            try:
                used.append((time.monotonic() - began, memory(process.pid)))
            except FileNotFoundError:
                pass
            time.sleep(0.2)
        wall = time.monotonic() - began
        if status:
            sys.exit(Path(folder, "said").read_text())
        calls = sum(1 for _ in open(Path(folder, "qa.jsonl.journal")))
        kept = sum(1 for _ in open(Path(folder, "qa.jsonl")))
        own = usage.ru_utime + usage.ru_stime
        print(f"{options.passages} passages, {options.jobs} requests at a time, {options.latency} s for an answer: {calls} answers, {kept} pairs")
        print(f"{wall:.1f} s on the clock, {own:.1f} s of CPU time ({own / wall:.1%}), {own / calls * 1000:.2f} ms an answer, {calls / wall:.0f} answers a second")
        tenths = [max((m for t, m in used if wall * i / 10 <= t < wall * (i + 1) / 10), default=0) for i in range(10)]
        print("MiB in use at most, in each tenth of the run:", *tenths)


if __name__ == "__main__":
    main()
