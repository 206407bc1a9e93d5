"""How fast PDF files are read, measured against the libraries below, and how much memory a long one takes.

    python benchmarks/pdf.py [--rounds N] [--pages N]

A text PDF against pdfium's bare text and pdfplumber's words, one with a table against pdfplumber's words and tables.
The long file is read in a process of its own. Scans have a benchmark of their own (scans.py).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]

from baocao_parser.readers import read

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.timing import Job, Line, measure, result, show  # noqa: E402

TEXT = HERE / "corpus" / "twins" / "tra-vinh-2020-05.pdf"
TABLE = HERE / "corpus" / "hai-duong" / "2020-q1.pdf"
MEMORY = 500
"""Megabytes that a file of 1,000 pages may take at most."""

LINES = (
    Line("pdfium's bare text", "pdfium"),
    Line("   read / it", "read", "pdfium", 6),
    Line("pdfplumber's words", "words"),
    Line("   read / it", "read", "words", 1 / 10),
    Line("its words and tables", "tables"),
    Line("   read / it", "read table", "tables", 1 / 3),
)


def jobs() -> dict[str, Job]:
    """What is measured side by side."""
    return {
        "pdfium": lambda: bare_text(TEXT),
        "read": lambda: read(TEXT),
        "words": lambda: with_pdfplumber(TEXT, tables=False),
        "tables": lambda: with_pdfplumber(TABLE, tables=True),
        "read table": lambda: read(TABLE),
    }


def bare_text(path: Path) -> list[str]:
    """All text of a file as pdfium gives it."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def with_pdfplumber(path: Path, *, tables: bool) -> list[object]:
    """Words of all pages, and their tables."""
    with pdfplumber.open(path) as document:
        return [(page.extract_words(), page.find_tables() if tables else None) for page in document.pages]


def lengthen(target: Path, pages: int) -> None:
    """The text file over and over, until it has so many pages."""
    with pypdfium2.PdfDocument(TEXT) as source, pypdfium2.PdfDocument.new() as longer:
        while len(longer) < pages:
            longer.import_pages(source)
        longer.save(target)


def megabytes_for(path: Path) -> tuple[float, float]:
    """(peak memory of a process that parses a file, seconds)."""
    code = (
        "import sys, resource, baocao_parser; baocao_parser.parse(sys.argv[1]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    return float(done.stdout), time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed and memory of reading PDF files.")
    parser.add_argument("--rounds", type=int, default=9, metavar="N")
    parser.add_argument("--pages", type=int, default=1000, metavar="N", help="of the long file")
    arguments = parser.parse_args()
    inside = measure(jobs(), arguments.rounds)
    show([result(line, *inside) for line in LINES])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BAOCAO_CACHE"] = "off"
        longer = Path(folder) / "longer.pdf"
        lengthen(longer, arguments.pages)
        peak, seconds = megabytes_for(longer)
        print(f"{arguments.pages:,} pages parsed: {peak:.0f} MB at most (target {MEMORY}), {seconds:.0f} s")


if __name__ == "__main__":
    main()
