"""The examples run, and say what they should."""

from __future__ import annotations

import subprocess
import sys

from conftest import ROOT

FOLDER = ROOT / "examples/python"


def test_the_script() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "questions.py"), "5000"], capture_output=True, text=True, check=True
    )
    for line in (
        "  possible  HAQAA     2016/2018        it ends some day in 2018",
        "  active:2018-06-15 -kind:network -partner:HCERES: EQuAM-M, HAQAA",
        "  EQuAM-M   between 2020-10-01 and 2020-10-31",
        "  HAQAA: European Union",
        "5,000 partnerships read in",
    ):
        assert line in done.stdout, done.stdout


def test_the_notebook() -> None:
    import nbclient
    import nbformat

    notebook = nbformat.read(FOLDER / "portfolio.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "keep it without output"
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    html = [output.data["text/html"] for output in shown if "text/html" in output.get("data", {})]
    assert any("4 certain, 1 possible" in page for page in html)
