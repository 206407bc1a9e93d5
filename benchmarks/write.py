"""Runs the benchmarks of single files and writes what they say, word for word, into docs/benchmarks.md.

    python benchmarks/write.py

No figure stands there without the command that gives it.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
TARGET = HOME / "docs" / "benchmarks.md"
INTRODUCTION = """\
# Benchmarks

Written by `make bench`: below each command stands what it printed. Times are those of the processor; ratios are of jobs
that ran side by side in one process, so they stay comparable between machines. What the library remembers of texts is
forgotten before every call. Python {python}, {cores} processors.
"""
SECTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "Beside others",
        "benchmarks/peers.py",
        """\
Nobody else makes records; Word's automatic labels as printed and the bold that styles bring are what others lose.
The peers stand in `benchmarks/peers.txt` and are installed into an environment of their own; what could not be
installed, or failed, is named below its table. pandoc and pymupdf run as processes of their own, whose start counts.
""",
    ),
    (
        "Where the time of one file goes",
        "benchmarks/stages.py",
        """\
Targets that are not reached, and why:

- **Word, 3 times the floor.** Unpacking, checking and parsing all parts that matter takes two thirds of that before a
  paragraph is looked at (the floor parses the main part alone); the rest is a few microseconds for each run, paragraph
  and cell, whose looks and labels styles and lists decide. Files saved by Word, whose XML says more for each word, come
  nearer than lean ones.
- **PDF, 3 times pdfium's text.** Opening the pages and their text is the floor itself. pdfium is then asked for the
  boxes, the text object, the font and the paint of each word, which is as much again; and each word goes through lines,
  columns, tables and paragraphs, and keeps its place on the page. Pages with signatures or notes are opened twice, as
  these become a part of the page.
- **Every indicator, 8 to 12 times the floor.** Two fifths of `resolve` are the one pass over the text (`phrases`), a
  microsecond a character. The rest grows with the figures, each of which is given its words, base, time, unit, links,
  nature, label and record; no step among these stands out.
""",
    ),
    ("Beside the libraries below, and at twenty times the length", "benchmarks/run.py", ""),
    ("PDF files", "benchmarks/pdf.py", ""),
    (
        "Scans",
        "benchmarks/scans.py",
        """\
A page is recognised once. Then each word with figures is read again at another size, and at a third where that could
still change the figure or its confidence: no figure counts on one look. A table of figures costs more for that than a
page of words.
""",
    ),
    (
        "How cost grows",
        "benchmarks/growth.py",
        """\
Shape, stage, time at 64 times the length, exponent over all sizes, exponent of the last three; 1 is linear.
Sums are looked for among 64 figures beside each: the cost of a figure rises until its sentence has as many.
""",
    ),
)


def printed(script: str) -> str:
    """What a benchmark prints."""
    done = subprocess.run([sys.executable, script], cwd=HOME, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{script} failed:\n{done.stderr}")
    return done.stdout.strip()


def main() -> None:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    parts = [INTRODUCTION.format(python=platform.python_version(), cores=cores)]
    for title, script, text in SECTIONS:
        print(script, flush=True)
        parts.append(
            f"## {title}\n{f'{chr(10)}{text}' if text else ''}\n```\n$ python {script}\n{printed(script)}\n```\n"
        )
    TARGET.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
