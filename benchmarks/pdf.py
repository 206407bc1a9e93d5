"""How fast PDF files are read, measured against the libraries below, and how much memory a long one takes.

    python benchmarks/pdf.py [--rounds N] [--pages N]

A text PDF against pdfium's bare text and pdfplumber's words, one with a table against pdfplumber's words and tables,
a scan against the engine's bare recognition of the same pictures. The long file, and the scans on all cores, are read
in processes of their own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from baocao_parser.readers import read
from baocao_parser.readers.pdf.scans import installed, remedy

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

from benchmarks.timing import Job, Line, measure, result, show, timed  # noqa: E402

TEXT = HERE / "corpus" / "twins" / "tra-vinh-2020-05.pdf"
TABLE = HERE / "corpus" / "hai-duong" / "2020-q1.pdf"
SCAN = HERE / "corpus" / "twins" / "tra-vinh-2020-05.scan.pdf"
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


def recognised(path: Path) -> list[Image.Image]:
    """The pages of a scan as the reader shows them to the engine, at 200 dpi."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]


def bare_recognition(pictures: list[Image.Image]) -> list[str]:
    """What the engine itself makes of pictures, one after the other."""
    from tesserocr import OEM, PyTessBaseAPI

    with PyTessBaseAPI(path=f"{installed()}/", lang="vie", oem=OEM.LSTM_ONLY) as engine:
        texts = []
        for picture in pictures:
            engine.SetImage(picture)
            texts.append(engine.GetUTF8Text())
        return texts


def show_scans(rounds: int) -> None:
    """Seconds per page of the engine alone, of the reader on one core, and of the reader on all."""
    pictures, cores = recognised(SCAN), len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(1) as alone, ProcessPoolExecutor(cores) as batch:
        list(batch.map(read, [SCAN] * cores))  # workers start, models load
        rows = [(timed(lambda: bare_recognition(pictures)), timed(lambda: alone.submit(read, SCAN).result()),
                 timed(lambda: list(batch.map(read, [SCAN] * cores)))) for _ in range(rounds)]  # fmt: skip
    engine, one, all_cores = (median(column) / len(pictures) for column in zip(*rows, strict=True))
    print(f"a scanned page: engine alone {engine:.2f} s; read by one process {one:.2f} s = {one / engine:.2f} x;")
    print(f"   by {cores} processes side by side {all_cores / cores:.2f} s = {all_cores / cores / engine:.2f} x")


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
    if installed():
        show_scans(max(1, arguments.rounds // 4))
    else:
        print(f"scans not measured: {remedy()}")


if __name__ == "__main__":
    main()
