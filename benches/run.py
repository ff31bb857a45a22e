#!/usr/bin/env python3
"""Asks accordant and what people use today the same questions of the same register, and prints one table.

    run.py                                     100,000 partnerships, everybody
    run.py --size 1000000 --peers polars,tantivy
    run.py --size 10000 --markdown docs/performance.md

Makes what is missing first: an environment with the packages of requirements.txt, the register, the
programs written in Rust. Everything goes into the target folder. Each peer runs in a process of its own, one
after the other. A difference between two answers ends it with an error.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
OURS = "accordant"
SCRIPTS = ("polars", "duckdb", "sqlite", "tantivy", "pandas", "python")
PEERS = (*SCRIPTS, "rust")


def main() -> int:
    """Runs the benchmark; 1 if two answers differ or a peer failed."""
    arguments = parse()
    folder = arguments.folder
    python = environment(folder / "venv")
    if Path(sys.prefix).resolve() != (folder / "venv").resolve():
        # The generator and the report need packages, too.
        return subprocess.run([python, __file__, *sys.argv[1:]], check=False).returncode

    from register import paths, write
    from report import Machine, Report

    ours_path, flat_path, parameter_path = paths(arguments.size, folder / "data")
    if not parameter_path.exists():
        say(f"writing a register of {arguments.size:,} partnerships")
        write(arguments.size, folder / "data")

    names = [*arguments.peers, *([OURS] if arguments.ours else [])]
    build([{"rust": "accordant-bench-rust", OURS: "accordant-bench"}[name] for name in names if name not in SCRIPTS])
    machine = Machine.measure()
    results = folder / f"results-{arguments.size}.json"
    lines, failed = [], []
    for turn in range(arguments.turns):
        for name in names:
            say(f"{name}, turn {turn + 1} of {arguments.turns}")
            command = {
                "rust": [TARGET / "release/accordant-bench-rust", flat_path],
                OURS: [TARGET / "release/accordant-bench", ours_path],
            }.get(name, [python, HERE / f"peers/peer_{name}.py", flat_path])
            command += ["--runs", str(arguments.runs), "--budget", str(arguments.budget)]
            answered, status = lines_of(command)
            lines += [line | {"turn": turn} for line in answered]
            results.write_text(json.dumps({"machine": machine.describe(), "lines": lines}, indent=1) + "\n")
            if status != 0:
                failed.append(name)
                say(f"{name} failed with status {status}")

    parameters = json.loads(parameter_path.read_text())
    report = Report(lines, parameters, ours_path.stat().st_size, flat_path.stat().st_size, machine)
    print(report.text())
    differences = report.differences()
    for difference in differences:
        print(f"DIFFERENT ANSWERS {difference}", file=sys.stderr)
    for name in failed:
        print(f"FAILED {name}", file=sys.stderr)
    if differences or failed:
        return 1
    if arguments.markdown:
        arguments.markdown.write_text(report.markdown())
    return 0


def parse() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description="Asks everybody the same questions and prints one table.")
    parser.add_argument("--size", type=int, default=100_000, help="how many partnerships (100,000)")
    parser.add_argument("--peers", default=",".join(PEERS), help=f"of {','.join(PEERS)}; empty for none")
    parser.add_argument("--ours", action=argparse.BooleanOptionalAction, default=True, help="accordant, too")
    parser.add_argument("--turns", type=int, default=1, help="how often everybody runs (1)")
    parser.add_argument("--runs", type=int, default=9, help="the most runs of a question in a turn (9)")
    parser.add_argument("--budget", type=float, default=2.0, help="seconds for a question in a turn (2)")
    parser.add_argument("--folder", type=Path, default=TARGET / "benches", help="where registers and results go")
    parser.add_argument("--markdown", type=Path, help="writes the table as Markdown, too")
    arguments = parser.parse_args()
    arguments.folder = arguments.folder.resolve()
    arguments.peers = [name for name in arguments.peers.split(",") if name]
    unknown = set(arguments.peers) - set(PEERS)
    if unknown:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    return arguments


def environment(folder: Path) -> Path:
    """The Python of an environment with the packages that requirements.txt names."""
    wanted = (HERE / "requirements.txt").read_text()
    python = folder / "bin/python"
    done = folder / "installed.txt"
    if not done.exists() or done.read_text() != wanted:
        say(f"installing the packages of requirements.txt in {folder}")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        done.write_text(wanted)
    return python


def build(packages: list[str]) -> None:
    """Builds the programs written in Rust."""
    if packages:
        command = ["cargo", "build", "--release", *(f"--package={package}" for package in packages)]
        subprocess.run(command, cwd=ROOT, check=True)


def lines_of(command: list) -> tuple[list[dict], int]:
    """Runs a peer: its lines, and its status."""
    ended = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=False)
    return [json.loads(line) for line in ended.stdout.splitlines()], ended.returncode


def say(what: str) -> None:
    """What is going on, apart from the results."""
    print(f"-- {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
