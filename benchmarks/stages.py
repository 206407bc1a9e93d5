"""Where the time of one file goes: what it takes to unpack and parse it at all, then stage by stage.

    python benchmarks/stages.py [FILE...] [--rounds N]

Processor time, the least of the rounds; for what stands in front of "of which", the part of the line above.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from baocao_parser.language.phrases import phrases_of
from baocao_parser.readers import read
from baocao_parser.readers.guard import unpack
from baocao_parser.readers.word.package import open_package

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.growth import stages
from benchmarks.peers import PDF, WORD, pdfium_text, unzip_and_lxml
from benchmarks.timing import Job, forget, least


def of_reading(path: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """(part, seconds) of reading a file: the floor, the whole, and what of it no reader could do without."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        parts = unpack(data, path.name)
        jobs: dict[str, Job] = {
            "floor: unzip + lxml": partial(unzip_and_lxml, path),
            "read": partial(read, path),
            "  of which unpack and check all parts": partial(unpack, data, path.name),
            "  of which lxml's parse of the parts read": partial(open_package, parts, path.name),
        }
    else:
        jobs = {"floor: pdfium's text": partial(pdfium_text, path), "read": partial(read, path)}
    yield from least(jobs, rounds).items()


def of_parsing(path: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """(stage, seconds) of what follows reading."""
    measured = []
    for _ in range(rounds):
        forget()
        measured.append(stages(path.read_bytes()))
    document = read(path)
    texts = [document.text_of(block) for block in document.blocks]
    phrases = least({"phrases": lambda: [phrases_of(text) for text in texts]}, rounds)["phrases"]
    for stage in list(measured[0])[1:]:
        yield stage, min(one[stage] for one in measured)
        if stage == "resolve":
            yield "  of which phrases", phrases


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="*", default=[WORD, PDF])
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    for path in given.files:
        rows = [*of_reading(path, given.rounds), *of_parsing(path, given.rounds)]
        floor = rows[0][1]
        print(f"{path.name:<42}{'time':>12}{'/ floor':>10}")
        for name, seconds in rows:
            print(f"{name:<42}{1000 * seconds:>9.2f} ms{seconds / floor:>10.1f}")
        print()


if __name__ == "__main__":
    main()
