"""Those who check types find nothing, without a list of what they may not find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import accordant
import pytest

PACKAGE = accordant.__path__[0]
TESTS = str(Path(__file__).parent)


@pytest.mark.parametrize(
    "arguments",
    [
        ["mypy", "--strict", "-p", "accordant"],
        ["mypy", "--strict", TESTS],
        ["mypy.stubtest", "accordant"],
    ],
    ids=["mypy, package", "mypy, tests", "stubtest"],
)
def test_types(arguments: list[str], tmp_path: Path) -> None:
    # From a folder of its own, so that nothing but the installed package is found, and no cache is left.
    kept = os.environ | {"MYPY_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright() -> None:
    # The oldest Python that the package is for; the interpreter says where packages are.
    command = [sys.executable, "-m", "pyright", "--pythonversion", "3.10", "--stats"]
    command += ["--pythonpath", sys.executable, PACKAGE, "."]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    checked = next(line for line in done.stdout.splitlines() if line.startswith("Total files checked"))
    assert int(checked.split(":")[1]) >= 25, done.stdout


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(PACKAGE) / "py.typed").exists()
