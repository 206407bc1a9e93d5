"""Where the time of one file goes: what it takes to unpack and parse it at all, then stage by stage.

    python benchmarks/stages.py [FILE...] [--rounds N]

Processor time, the least of the rounds; "of which" are parts of the stage above.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from baocao_parser.indicators import find, labels, statements
from baocao_parser.language import phrases
from baocao_parser.readers import read
from baocao_parser.readers.guard import unpack
from baocao_parser.readers.pdf import page_text, pdfium, reading
from baocao_parser.readers.pdf.flow import Flow
from baocao_parser.readers.word.package import open_package

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.growth import Stages, stages
from benchmarks.peers import PDF, WORD, pdfium_text, unzip_and_lxml
from benchmarks.timing import Job, Step, counted, forget, least, spent

READING: tuple[Step, ...] = (
    ("pdfium's pages and text", pdfium.PdfDocument, "get_page"),
    ("pdfium's pages and text", pdfium.PdfPage, "get_textpage"),
    ("boxes and objects of words", page_text, "read_layer"),
    ("their fonts and sizes", page_text, "settings"),
    ("what of it is painted", page_text, "paint_of"),
    ("rules and shapes", reading, "draw"),
    ("rows and ruled tables", reading, "sheet_of"),
    ("columns, lines, paragraphs", Flow, "add"),
)
"""Steps of reading a PDF file."""
STEPS: tuple[Step, ...] = (
    ("phrases", phrases, "_undated"),
    ("clauses", statements, "clauses_of"),
    ("bases", statements, "standings_of"),
    ("times", statements, "framings_of"),
    ("units", statements, "units_of"),
    ("links", statements, "links_of"),
    ("natures", statements, "natures_of"),
    ("labels", labels.Naming, "__init__"),
    ("labels", labels.Naming, "all"),
    ("records", find, "_indicator"),
)
"""Steps of `resolve`: a name, and where the function is looked up that does it."""


def of_reading(path: Path, rounds: int) -> Stages:
    """Seconds of reading a file: the floor, the whole, and what of it no reader could do without."""
    data = path.read_bytes()
    if path.suffix != ".docx":
        floor: dict[str, Job] = {"floor: pdfium's text": partial(pdfium_text, path)}
        measured = [_of_pages(path) for _ in range(rounds)]
        return least(floor, rounds) | {what: min(one[what] for one in measured) for what in measured[0]}
    jobs: dict[str, Job] = {
        "floor: unzip + lxml": partial(unzip_and_lxml, path),
        "read": partial(read, path),
        "  of which unpack and check all parts": partial(unpack, data, path.name),
        "  of which lxml's parse of the parts read": partial(open_package, unpack(data, path.name), path.name),
    }
    return least(jobs, rounds)


def _of_pages(path: Path) -> Stages:
    """Seconds of reading a PDF file once, and of each step of it."""
    steps: Counter[str] = Counter()
    forget()
    with counted(READING, steps):
        found: Stages = {"read": spent(partial(read, path))}
    return found | {f"  of which {step}": seconds for step, seconds in steps.items()}


def of_parsing(path: Path) -> Stages:
    """Seconds of each stage behind reading, and of each step of `resolve`."""
    steps: Counter[str] = Counter()
    forget()
    with counted(STEPS, steps):
        taken = stages(path.read_bytes())
    found: Stages = {}
    for stage in list(taken)[1:]:
        found[stage] = taken[stage]
        found |= {f"  of which {step}": steps[step] for step in steps} if stage == "resolve" else {}
    return found


def rows(path: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """(what, least seconds) of all of it."""
    yield from of_reading(path, rounds).items()
    measured = [of_parsing(path) for _ in range(rounds)]
    for what in measured[0]:
        yield what, min(one[what] for one in measured)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="*", default=[WORD, PDF])
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    for path in given.files:
        found = list(rows(path, given.rounds))
        print(f"{path.name:<42}{'time':>12}{'/ floor':>10}")
        for what, seconds in found:
            print(f"{what:<42}{1000 * seconds:>9.2f} ms{seconds / found[0][1]:>10.1f}")
        print()


if __name__ == "__main__":
    main()
