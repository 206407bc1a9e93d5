"""The notebooks run without a network, and the outputs that are stored with them are those of today.

python -m tests.test_notebooks    # stores those of today
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
MOST_BYTES = 300_000
"""Of one notebook with its pictures."""
MOST_CELLS = 10
"""Of code, in a notebook that answers one question."""


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """What a reader sees of every output but pictures."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    texts = [output.get("text") or output.get("data", {}).get("text/plain", output.output_type) for output in outputs]
    return [re.sub(r"0x[0-9a-f]+", "0x", text) for text in texts]


@cache
def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook with its outputs of today, without the bars of progress."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=300, record_timing=False, resources=resources).execute()
    for cell in notebook.cells:
        if "outputs" in cell:
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    return notebook


@pytest.mark.filterwarnings("ignore::RuntimeWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_its_stored_outputs_are_those_of_today(path: Path) -> None:
    assert shown(executed(path)) == shown(nbformat.read(path, as_version=4))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_answers_its_question_in_a_few_cells(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert len(cells) <= MOST_CELLS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_small_and_its_figures_are_pictures(path: Path) -> None:
    assert path.stat().st_size < MOST_BYTES
    kinds = {kind for cell in nbformat.read(path, as_version=4).cells for o in cell.get("outputs", ())
             for kind in o.get("data", {})}  # fmt: skip
    assert kinds <= {"text/plain", "text/html", "image/png"}
    assert "image/png" in kinds


def test_there_are_five_notebooks() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05"]


if __name__ == "__main__":
    for path in NOTEBOOKS:
        nbformat.write(executed(path), path)
