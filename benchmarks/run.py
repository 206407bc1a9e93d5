"""How fast the reader and the parser are, measured against the libraries they build on.

    python benchmarks/run.py [FILE] [--rounds N] [--json]

The file is read as it is, and with its paragraphs twenty times over (which a parse looks at once each). Every job runs
once before it is timed, so that word lists and catalogue are loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from copy import deepcopy
from operator import sub
from pathlib import Path

import docx
from docx2python import docx2python
from lxml import etree

import baocao_parser
from baocao_parser.readers import read

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.timing import Job, Line, measure, result, show

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "tra-vinh" / "2020-05.docx"
TIMES = 20
DOCUMENT = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

LINES = (
    Line("a  python-docx Document()", "docx"),
    Line("b  read", "read", "docx", 2.5),
    Line("c  parse", "parse", "docx", 6),
    Line("d  parse / docx2python", "parse", "docx2python", 1),
    Line("e  20x: unzip + lxml", "lxml 20x"),
    Line("f  20x: read", "read 20x", "lxml 20x", 5),
    Line("g  20x: parse", "parse 20x", "lxml 20x"),
    Line("   read, 20x / 1x", "read 20x", "read", TIMES * 1.3),
    Line("   parse, 20x / 1x", "parse 20x", "parse", TIMES * 1.3),
)
SHELL = f"from baocao_parser.cli import main; main(['parse', {str(SAMPLE)!r}])"
IMPORTS = (
    Line("h  import baocao_parser", "import baocao_parser", "pass", 0.15, "s"),
    Line("   … and its parse", "from baocao_parser import parse", "pass", unit="s"),
    Line("i  baocao parse FILE", SHELL, "pass", 0.35, "s"),
    Line("   baocao --help", "from baocao_parser.cli import main; main(['--help'])", "pass", unit="s"),
)


def jobs(sample: Path, longer: Path) -> dict[str, Job]:
    """What is measured inside this process."""
    return {
        "docx": lambda: docx.Document(str(sample)),
        "read": lambda: read(sample),
        "parse": lambda: baocao_parser.parse(sample, emphasis="bold"),
        "docx2python": lambda: with_docx2python(sample),
        "lxml 20x": lambda: etree.fromstring(zipfile.ZipFile(longer).read(DOCUMENT)),
        "read 20x": lambda: read(longer),
        "parse 20x": lambda: baocao_parser.parse(longer, emphasis="bold"),
    }


def with_docx2python(path: Path) -> str:
    """Text with bold marks, the nearest thing it has to a `Document`."""
    with docx2python(path, html=True) as content:
        return str(content.text)


def lengthen(sample: Path, target: Path) -> None:
    """The sample with the paragraphs of its body twenty times over; lists go on counting."""
    with zipfile.ZipFile(sample) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == DOCUMENT:
                root = etree.fromstring(data)
                repeat_body(root[0])
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            copy.writestr(name, data)


def repeat_body(body: etree._Element) -> None:
    """Repeat all paragraphs of the report between its first and its last one; tables stay as they are."""
    _, *report, last = body.findall(f"{W}p")
    for _ in range(TIMES - 1):
        for element in report:
            last.addprevious(deepcopy(element))


def in_new_process(statement: str) -> Job:
    """A statement in a process that finds the package compiled, as an installed one is."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    return lambda: subprocess.run([sys.executable, "-c", statement], check=True, capture_output=True, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of baocao_parser against the libraries it builds on.")
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE, help="Word report to measure with")
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        longer = Path(folder) / "longer.docx"
        lengthen(arguments.file, longer)
        inside = measure(jobs(arguments.file, longer), arguments.rounds)
    statements = dict.fromkeys(name for line in IMPORTS for name in (line.over, line.job))
    outside = measure({name: in_new_process(name) for name in statements}, min(arguments.rounds, 7))
    results = [result(line, *inside) for line in LINES]
    results += [result(line, *outside, compare=sub) for line in IMPORTS]
    if arguments.json:
        print(json.dumps([r._asdict() | {"ok": r.ok} for r in results], ensure_ascii=False, indent=1))
    else:
        show(results)


if __name__ == "__main__":
    main()
