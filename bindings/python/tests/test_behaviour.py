"""What objects of Python are expected to do."""

from __future__ import annotations

import copy
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import accordant
import pytest
from accordant import (
    AccordantError,
    Certainty,
    Date,
    Organization,
    Partnership,
    Period,
    Portfolio,
    Query,
    Text,
)


def large(count: int) -> bytes:
    """A register of so many partnerships, each on a line of its own."""
    lines = ['{"accordant":1,"asOf":"2018-12","organizations":[],"programmes":[]}']
    kinds = ("agreement", "network", "project", "initiative")
    lines += [
        f'{{"partnership":{{"id":"p{n}","title":"Partnership {n} on quality","kind":"{kinds[n % 4]}",'
        f'"period":"{1990 + n % 30}-0{1 + n % 9}/{1995 + n % 30}"}}}}'
        for n in range(count)
    ]
    return "\n".join(lines).encode()


# Sequences.


def test_a_portfolio_is_a_sequence(aneaq: Portfolio) -> None:
    ids = [partnership.id for partnership in aneaq]
    assert len(aneaq) == len(ids) == 7
    assert aneaq[0].id == ids[0] and aneaq[-1].id == ids[-1]
    assert [found.id for found in aneaq[1:4]] == ids[1:4]
    assert [found.id for found in aneaq[::-2]] == ids[::-2]
    assert aneaq["haqaa"] == aneaq[ids.index("haqaa")]
    assert aneaq["haqaa"] in aneaq and "haqaa" in aneaq and "nobody" not in aneaq
    assert 7 not in aneaq
    with pytest.raises(KeyError):
        aneaq["nobody"]
    with pytest.raises(IndexError, match="7 partnerships, none at 7"):
        aneaq[7]


def test_an_answer_is_a_sequence_page_by_page(register: Portfolio) -> None:
    answer = register.find("active:2018", on="2018-12-15")
    ids = [match.id for match in answer]
    assert len(answer) == answer.total == len(ids) > 8
    assert tuple(answer) == answer.matches == answer[:]
    assert answer[2:5] == answer.matches[2:5] and answer[::-1] == answer.matches[::-1]
    page = register.find("active:2018", on="2018-12-15", offset=3, limit=2)
    assert [match.id for match in page] == ids[3:5]
    assert (page.total, len(page)) == (answer.total, 2)
    assert answer[0] in answer
    with pytest.raises(IndexError):
        answer[len(answer)]


def test_iteration_goes_on_over_chunks() -> None:
    portfolio = accordant.read(large(1500)).portfolio
    assert [found.id for found in portfolio] == [f"p{n}" for n in range(1500)]
    answer = portfolio.find("kind:project")
    assert [found.id for found in answer] == [f"p{n}" for n in range(1500) if n % 4 == 2]


# Values.


VALUES: list[Any] = [
    Date("2016-05"),
    Query("active:2018 -kind:network"),
    Period("2016/2018", as_of="2018-12", policy=accordant.Policy(hemisphere="southern")),
    Text({"en": "Quality", "fr": "Qualité"}),
    accordant.Day("2016-01-01"),
    Certainty.POSSIBLE,
    accordant.edtf("2016/2018"),
    accordant.read_date("2016-17"),
    Partnership(id="a", title=Text("A"), period=Period("2016"), extensions={"k": [1, None]}),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_are_copied_pickled_compared_and_hashed(value: Any) -> None:
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value and not other != value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value) and type(other) is type(value)
    assert value != object()


def test_what_differs_is_not_equal() -> None:
    assert Date("2016") != Date("2016~")
    assert Query("kind:project") != Query("kind:network")
    assert Period("2016/..") != Period("2016/..", as_of="2018")
    assert Text({"en": "a"}) != Text({"en": "a", "fr": "b"})
    assert Partnership(id="a", title=Text("A")) != Partnership(id="a", title=Text("B"))


def test_values_are_not_changed(aneaq: Portfolio) -> None:
    with pytest.raises(AttributeError, match="replace"):
        aneaq[0].title = Text("another")  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Period("2016").whatever = 1


def test_portfolios_and_answers_are_pickled(aneaq: Portfolio) -> None:
    again = pickle.loads(pickle.dumps(aneaq))
    assert again == aneaq and again.to_json() == aneaq.to_json()
    answer = aneaq.find("active:2018-06")
    kept = pickle.loads(pickle.dumps(answer))
    assert kept == answer and tuple(kept) == tuple(answer) and kept.assumptions == answer.assumptions
    with pytest.raises(TypeError):
        hash(aneaq)


def test_a_certainty_has_no_truth() -> None:
    with pytest.raises(TypeError, match="is_certain or is_possible"):
        bool(Period("2016/2018").active("2018-06-15"))


# Errors.


def test_errors_have_a_class_a_code_a_place_and_a_way_out(aneaq: Portfolio) -> None:
    with pytest.raises(accordant.QueryError) as raised:
        aneaq.find("active:2018 patner:EU")
    error = raised.value
    assert isinstance(error, AccordantError) and isinstance(error, ValueError)
    assert (error.code, error.line, error.column) == ("query.unknown-field", 1, 13)
    assert error.help == "did you mean `partner`?"
    again = pickle.loads(pickle.dumps(error))
    assert again.diagnostics == error.diagnostics and str(again) == str(error)
    with pytest.raises(accordant.DateError):
        Date("2016-13")
    with pytest.raises(accordant.InputError) as many:
        Portfolio.from_json('{"accordant": 1, "tilte": "x", "asOf": "never"}')
    assert {found.path for found in many.value.diagnostics} == {"/tilte", "/asOf"}
    with pytest.raises(accordant.LimitError):
        accordant.read("{}", limits=accordant.Limits(input=1))


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        accordant.read(tmp_path / "nothing.json")


# Editing and saving.


def test_editing(aneaq: Portfolio) -> None:
    before = aneaq.copy()
    aneaq.add(Organization(id="enqa", name=Text("ENQA")))
    member = accordant.Participation(organization="enqa", role="member")
    aneaq.add(Partnership(id="new", title=Text("New"), participants=(member,)))
    assert len(aneaq) == 8 and [found.id for found in aneaq.find("partner:ENQA")] == ["new"]
    aneaq.replace(aneaq["new"].replace(title=Text("Newer")))
    assert aneaq[-1].title == "Newer"
    aneaq.replace(aneaq.organization("enqa").replace(acronym="E"))
    assert aneaq.organization("enqa").acronym == "E"
    assert aneaq.remove("new").title == "Newer"
    aneaq.update(title="Another", as_of=None)
    assert aneaq.title == "Another" and aneaq.as_of is None
    assert len(before) == 7 and before.title != "Another" and before != aneaq


def test_wrong_edits_change_nothing(aneaq: Portfolio) -> None:
    before = aneaq.to_json()
    with pytest.raises(AccordantError) as raised:
        aneaq.add(aneaq["haqaa"])
    assert raised.value.code == "portfolio.duplicate-id"
    lost = accordant.Participation(organization="nobody", role="member")
    with pytest.raises(AccordantError) as raised:
        aneaq.add(Partnership(id="new", title=Text("New"), participants=(lost,)))
    assert raised.value.code == "portfolio.dangling-reference"
    with pytest.raises(AccordantError):
        aneaq.update(as_of="someday")
    with pytest.raises(KeyError):
        aneaq.remove("nobody")
    with pytest.raises(KeyError):
        aneaq.replace(Partnership(id="nobody", title=Text("N")))
    with pytest.raises(TypeError, match="no field `tilte`"):
        aneaq.update(tilte="x")
    assert aneaq.to_json() == before


@pytest.mark.parametrize("name", ["register.json", "register.ndjson", "register.accordant"])
def test_what_is_saved_is_read_again(register: Portfolio, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    register.save(path)
    assert accordant.read(path).portfolio == register
    assert accordant.read(path.open("rb")).portfolio == register
    assert accordant.read(str(path)).portfolio == register
    assert os.listdir(tmp_path) == [name]


def test_a_snapshot_is_the_portfolio_or_is_refused(register: Portfolio) -> None:
    snapshot = register.to_snapshot()
    again = accordant.read(snapshot).portfolio
    assert again == register and again.to_snapshot() == snapshot
    query = Query("active:2018 partner:ANEAQ")
    assert again.find(query, on="2018-12-15").to_dict() == register.find(query, on="2018-12-15").to_dict()
    # What is read goes on as any portfolio does.
    again.remove(again[0].id)
    assert len(again) == len(register) - 1 and len(accordant.read(again.to_snapshot()).portfolio) == len(again)
    for damaged in (snapshot[:-1], snapshot[:1000] + b"x" + snapshot[1001:], snapshot + b"\n"):
        with pytest.raises(accordant.InputError) as refused:
            accordant.read(damaged)
        assert refused.value.code == "snapshot.damaged"
    with pytest.raises(accordant.InputError) as refused:
        accordant.read(snapshot, format="portfolio")
    assert refused.value.code == "input.not-utf8"


def test_a_failed_save_leaves_the_old_file(aneaq: Portfolio, tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "portfolio.json"
    path.write_text("old")
    os.chmod(path, 0o640)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail)
        with pytest.raises(OSError, match="no space left"):
            aneaq.save(path)
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["portfolio.json"]
    aneaq.save(path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_crash_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.ndjson"
    one, two = accordant.read(large(4000)).portfolio, accordant.read(large(4001)).portfolio
    one.save(path)
    wanted = {one.to_ndjson(), two.to_ndjson()}
    two.save(tmp_path / "two.ndjson")
    program = (
        "import accordant, sys\n"
        "ones = accordant.read(sys.argv[1]).portfolio, accordant.read(sys.argv[2]).portfolio\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for one in ones: one.save(sys.argv[1])\n"
    )
    seen = set()
    for attempt in range(12):
        arguments = [sys.executable, "-c", program, str(path), str(tmp_path / "two.ndjson")]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.004 + 0.003 * attempt)
            process.kill()
        content = path.read_text()
        assert content in wanted
        seen.add(content)


# Threads, signals, faults.


def test_other_threads_go_on_while_something_is_read() -> None:
    data = large(150_000)
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0)

    portfolio = accordant.read(data).portfolio
    portfolio.find("quality", limit=1)
    for work in (
        lambda: accordant.read(data),
        lambda: Portfolio.from_json(portfolio.to_json()),
        lambda: portfolio.find("certain(active:2001) OR -active:2003", limit=100_000),
    ):
        counted = 0
        stop.clear()
        thread = threading.Thread(target=count)
        thread.start()
        work()
        stop.set()
        thread.join()
        # With the interpreter held, the other thread would get no turn at all.
        assert counted > 100


def test_many_threads_ask_while_one_edits() -> None:
    portfolio = accordant.read(large(2000)).portfolio
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(50):
                assert portfolio.find("kind:project", limit=3).total >= 500
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(50):
        portfolio.add(Partnership(id=f"new{number}", title=Text("New"), kind="project"))
    for thread in threads:
        thread.join()
    assert not failures and portfolio.find("kind:project").total == 550


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_process_answers_too(tmp_path: Path) -> None:
    path = tmp_path / "register.ndjson"
    # So many that they are counted on several threads, which stay behind in the parent.
    path.write_bytes(large(200_000))
    program = (
        "import accordant, os, sys\n"
        "portfolio = accordant.read(sys.argv[1]).portfolio\n"
        "counts = portfolio.facets('', ['kind'])\n"
        "child = os.fork()\n"
        "same = portfolio.facets('', ['kind']) == counts\n"
        "if child == 0: os._exit(0 if same else 1)\n"
        "print(same, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    arguments = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("True 0\n", 0), done.stderr


def test_progress_is_told_and_can_object() -> None:
    data = large(300_000)
    told: list[tuple[int, int]] = []
    accordant.read(data, progress=lambda bytes, count: told.append((bytes, count)))
    assert len(told) > 1 and told == sorted(told) and told[-1][1] <= 300_000

    def object_to(bytes: int, count: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        accordant.read(data, progress=object_to)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("form", ["register", "json"])
def test_ctrl_c_ends_a_long_load(tmp_path: Path, form: str) -> None:
    path = tmp_path / "large.ndjson"
    path.write_bytes(large(400_000))
    if form == "json":
        text = accordant.read(path).portfolio.to_json()
        path = tmp_path / "large.json"
        path.write_text(text)
    program = (
        "import accordant, sys, time\n"
        "print('ready', flush=True)\n"
        "begun = time.monotonic()\n"
        "try:\n"
        "    for _ in range(100): accordant.read(sys.argv[1])\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
        "    import os; os._exit(0)\n"
    )
    arguments = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        sent = time.monotonic()
        assert process.stdout.readline() == b"interrupted\n"
        assert time.monotonic() - sent < 5


def test_a_fault_is_an_exception() -> None:
    from accordant import _native

    with pytest.raises(accordant.InternalError) as raised:
        _native.fault()
    assert raised.value.code == "internal.panic"
    assert "a fault on purpose" in raised.value.message


# Cost.


def test_importing_takes_less_time_than_a_part_of_the_standard_library() -> None:
    def seconds(module: str) -> float:
        program = f"import time; a = time.process_time(); import {module}; print(time.process_time() - a)"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True)
        return float(done.stdout)

    # In turns, and the best of each, since the machine may be busy with something else.
    runs = [(seconds("accordant"), seconds("asyncio")) for _ in range(5)]
    own, other = (min(each) for each in zip(*runs))
    assert own < other
    program = "import accordant, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    heavy = {"polars", "pandas", "pyarrow", "networkx", "altair", "numpy", "dataclasses", "asyncio"}
    assert not heavy & set(done.stdout.split())


def test_a_small_answer_costs_little_in_python() -> None:
    portfolio = accordant.read(large(100_000)).portfolio
    query = Query("id:p77777")

    def best(work: Any) -> float:
        runs = []
        for _ in range(300):
            begun = time.perf_counter()
            work()
            runs.append(time.perf_counter() - begun)
        return min(runs)

    whole = best(lambda: portfolio.find(query).matches)
    core = best(lambda: portfolio._handle.find(query, "2018-12-15"))
    print(f"{(whole - core) * 1e6:.1f} us over the core's {core * 1e6:.1f}")
    assert whole - core < 50e-6
