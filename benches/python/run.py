#!/usr/bin/env python3
"""What the Python package costs over the Rust core, and how fast it reads dates and writes tables.

    run.py                                                100,000 partnerships
    run.py --size 1000000 --markdown docs/performance-python.md

Makes what is missing first: an environment with the packages of requirements.txt and the wheel of accordant, the
register, the program written in Rust. Everything goes into the target folder. The two take turns, each in a process
of its own, and have to give the same answers; the least time of each counts.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = HERE.parent
ROOT = BENCHES.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
sys.path.insert(0, str(BENCHES))

DATES = 500_000
# Tables are compared by their rows; the two count bytes in different ways.
TABLES = ("partnerships", "participants", "objectives", "funding", "organizations", "programmes")


def main() -> int:
    """Runs the benchmark; 1 if two answers differ or a goal is missed."""
    arguments = parse()
    folder = arguments.folder
    python = environment(folder / "python-venv")
    if Path(sys.prefix).resolve() != (folder / "python-venv").resolve():
        # The generator needs packages, too.
        return subprocess.run([python, __file__, *sys.argv[1:]], check=False).returncode

    from register import paths, write

    register, _, parameters = paths(arguments.size, folder / "data")
    if not parameters.exists():
        say(f"writing a register of {arguments.size:,} partnerships")
        write(arguments.size, folder / "data")
    questions = folder / "data/python-questions.json"
    questions.write_text(json.dumps({"find": finds(json.loads(parameters.read_text())), "dates": dates()}))

    if arguments.build:
        say("building the wheel and the program in Rust")
        wheel = build(python, folder / "wheels")
        subprocess.run([python, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", wheel], check=True)

    core = [TARGET / "release/beside-python", register, questions]
    package = [python, HERE / "ask.py", register, questions]
    lines: dict[str, dict[str, dict]] = {"rust": {}, "python": {}}
    for turn in range(arguments.turns):
        for name, command in (("rust", core), ("python", package)):
            say(f"{name}, turn {turn + 1} of {arguments.turns}")
            for line in lines_of(command):
                keep_least(lines[name], line)
    say("dates of all packages")
    packages = lines_of([python, HERE / "dates.py", questions])

    report = Report(lines["rust"], lines["python"], packages, arguments.size)
    print(report.markdown())
    for difference in report.differences():
        print(f"DIFFERENT ANSWERS {difference}", file=sys.stderr)
    for missed in report.missed():
        print(f"MISSED {missed}", file=sys.stderr)
    if report.differences():
        return 1
    if arguments.markdown:
        arguments.markdown.write_text(report.markdown())
    return 1 if report.missed() else 0


def parse() -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(description="Measures the Python package beside the Rust core.")
    parser.add_argument("--size", type=int, default=100_000, help="how many partnerships (100,000)")
    parser.add_argument("--turns", type=int, default=3, help="how often both run (3)")
    parser.add_argument("--build", action=argparse.BooleanOptionalAction, default=True, help="build both before")
    parser.add_argument("--folder", type=Path, default=TARGET / "benches", help="where everything goes")
    parser.add_argument("--markdown", type=Path, help="writes the tables as Markdown, too")
    arguments = parser.parse_args()
    arguments.folder = arguments.folder.resolve()
    return arguments


def environment(folder: Path) -> Path:
    """The Python of an environment with the packages that requirements.txt names."""
    wanted = (HERE / "requirements.txt").read_text()
    python = folder / "bin/python"
    done = folder / "installed.txt"
    if not done.exists() or done.read_text() != wanted:
        say(f"installing the packages of requirements.txt in {folder}")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # edtf2 comes as source that only an older setuptools builds.
        older = dict.fromkeys(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"), str(HERE / "build-constraints.txt"))
        install = [python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"]
        subprocess.run(install, check=True, env=os.environ | older)
        done.write_text(wanted)
    return python


def build(python: Path, folder: Path) -> Path:
    """Builds the program in Rust and the wheel; the wheel."""
    command = ["cargo", "build", "--release", "--package=accordant-bench", "--bin=beside-python"]
    subprocess.run(command, cwd=ROOT, check=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    maturin = [python, "-m", "maturin", "build", "--release", "-q", "--out", folder]
    subprocess.run(maturin, cwd=ROOT / "bindings/python", check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def finds(parameters: dict) -> dict[str, dict]:
    """What is asked: a small answer, a page of a large one, words, and every match."""
    coordinator = f"coordinator:{parameters['organization']}"
    active = parameters["queries"]["active"]
    return {
        "find_small": {"query": f"{coordinator} {active}", "limit": 10},
        "find_page": {"query": active, "limit": 20},
        "find_words": {"query": parameters["queries"]["combination"], "limit": 20},
        "find_every": {"query": coordinator, "limit": None},
    }


def dates() -> list[str]:
    """Dates as registers have them: half are days, some are months, years, or marked."""
    chance = random.Random(5)
    found = []
    for _ in range(DATES):
        day = (date(1950, 1, 1) + timedelta(days=chance.randrange(30_000))).isoformat()
        kind = chance.random()
        if kind < 0.5:
            found.append(day)
        elif kind < 0.75:
            found.append(day[:7])
        elif kind < 0.9:
            found.append(day[:4])
        elif kind < 0.94:
            found.append(day[:4] + "?")
        elif kind < 0.97:
            found.append(day[:4] + f"-2{chance.randint(1, 4)}")
        else:
            found.append(day[:3] + "X")
    return found


def lines_of(command: list) -> list[dict]:
    """Runs a program: its lines."""
    ended = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def keep_least(kept: dict[str, dict], line: dict) -> None:
    """Keeps a line if it is the fastest of its question so far."""
    before = kept.get(line["question"])
    if before is None or line["ms"] < before["ms"]:
        kept[line["question"]] = line


class Report:
    """What came out, as tables and as goals."""

    def __init__(self, rust: dict, python: dict, packages: list[dict], size: int) -> None:
        self.rust, self.python, self.packages, self.size = rust, python, packages, size

    def both(self) -> list[tuple[str, float, float]]:
        """Milliseconds of the core and of the package, by question."""
        return [(name, line["ms"], self.python[name]["ms"]) for name, line in self.rust.items()]

    def differences(self) -> list[str]:
        """Questions to which the two gave different answers."""
        return [
            f"{name}: {line['answer']} and {self.python[name]['answer']}"
            for name, line in self.rust.items()
            if comparable(name, line["answer"]) != comparable(name, self.python[name]["answer"])
        ]

    def goals(self) -> list[tuple[str, str, bool]]:
        """Each goal, what was measured, and whether it is met."""
        times = {name: (core, package) for name, core, package in self.both()}
        core = sum(times[name][0] for name in times if name == "load" or name.startswith("find"))
        package = sum(times[name][1] for name in times if name == "load" or name.startswith("find"))
        over = 100 * (package / core - 1)
        small = 1e3 * (times["find_small"][1] - times["find_small"][0])
        per_second = DATES / times["dates"][1] * 1e3
        size, ms = self.exported()
        speed = size / 1e6 / (ms / 1e3)
        return [
            ("reading and finding cost at most 10 % over the core", f"{over:+.1f} %", over <= 10),
            ("a find with a small answer costs at most 50 µs over the core", f"{small:.1f} µs", small <= 50),
            ("at least 1,000,000 dates a second in a batch", f"{per_second:,.0f}", per_second >= 1e6),
            ("tables at 500 MB/s or more, all of them together", f"{speed:,.0f} MB/s", speed >= 500),
        ]

    def missed(self) -> list[str]:
        """The goals that are not met."""
        return [f"{goal}: {found}" for goal, found, is_met in self.goals() if not is_met]

    def exported(self) -> tuple[int, float]:
        """Bytes and milliseconds of all tables, as the package wrote them."""
        lines = [self.python[name] for name in TABLES]
        return sum(line["answer"][1] for line in lines), sum(line["ms"] for line in lines)

    def markdown(self) -> str:
        """Everything as Markdown."""
        lines = [
            "# How fast the Python package is",
            "",
            f"Written by `benches/python/run.py` for {self.size:,} partnerships, on {os.cpu_count()} cores and Python "
            f"{sys.version.split()[0]}. The least time of several runs counts; both gave the same answers.",
            "",
            "| goal | measured | met |",
            "| --- | ---: | --- |",
            *(f"| {goal} | {found} | {'yes' if is_met else 'no'} |" for goal, found, is_met in self.goals()),
            "",
            "## Beside the Rust core",
            "",
            "| | Rust | Python | over |",
            "| --- | ---: | ---: | ---: |",
            *(f"| {label(name)} | {ms(core)} | {ms(package)} | {ms(package - core)} |"
              for name, core, package in self.both() if name not in TABLES),
            "",
            "## Tables",
            "",
            "A table is streamed by the Arrow C stream interface, and every batch is taken and dropped.",
            "",
            "| table | rows | MB | Rust | Python | MB/s |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name in TABLES:
            rows, size = self.python[name]["answer"]
            package = self.python[name]["ms"]
            lines.append(f"| `{name}` | {rows:,} | {size / 1e6:,.1f} | {ms(self.rust[name]['ms'])} | {ms(package)} "
                         f"| {size / 1e3 / package:,.0f} |")
        lines += [
            "",
            "## Dates",
            "",
            "Days, months, years, seasons and marked dates, the same for all; some are refused by some.",
            "",
            "| package | dates a second | refused |",
            "| --- | ---: | ---: |",
            *(f"| {line['package']} | {line['per_second']:,.0f} | {line['refused']:.1%} |" for line in self.packages),
        ]
        return "\n".join(lines) + "\n"


def comparable(name: str, answer: object) -> object:
    """What of an answer both give alike."""
    return answer[0] if name in TABLES and isinstance(answer, list) else answer


def label(name: str) -> str:
    """A question in words."""
    return {
        "load": "reading the register",
        "find_small": "a find with a small answer",
        "find_page": "a page of a large answer",
        "find_words": "a page, found by days, country and word",
        "find_every": "a find with every match",
        "dates": f"{DATES:,} dates in a batch",
    }[name]


def ms(milliseconds: float) -> str:
    """A time with three figures or so."""
    if abs(milliseconds) >= 1000:
        return f"{milliseconds / 1e3:,.2f} s"
    if abs(milliseconds) >= 1:
        return f"{milliseconds:,.1f} ms"
    return f"{milliseconds * 1e3:,.1f} µs"


def say(what: str) -> None:
    """What is going on, apart from the results."""
    print(f"-- {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
