"""Those who check types find nothing, without a list of what they may not find."""

from __future__ import annotations

import json
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
        ["pyright", "--pythonpath", sys.executable, "--project", "pyrightconfig.json"],
    ],
    ids=["mypy, package", "mypy, tests", "stubtest", "pyright"],
)
def test_types(arguments: list[str], tmp_path: Path) -> None:
    # The oldest Python that the package is for.
    looked_at = {"include": [PACKAGE, TESTS], "extraPaths": [TESTS], "pythonVersion": "3.10"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(looked_at))
    # From a folder of its own, so that nothing but the installed package is found, and no cache is left.
    kept = os.environ | {"MYPY_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(PACKAGE) / "py.typed").exists()
