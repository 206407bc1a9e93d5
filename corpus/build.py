"""Writes the sample archive: every report of `content/` as a file of its province, its truth beside it.

python corpus/build.py [--into FOLDER] [--no-pdf]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from corpus.content import Report, load  # noqa: E402
from corpus.markdown import markdown  # noqa: E402
from corpus.pdf import convert  # noqa: E402
from corpus.word import docx  # noqa: E402

WRITERS: dict[str, Callable[[Report], bytes]] = {"docx": docx, "md": lambda report: markdown(report).encode()}


def build(folder: Path, *, pdf: bool = True) -> None:
    """Write all reports below a folder, as `<province>/<month>.docx` (.md, .pdf) and `.truth.json`."""
    reports = list(load(HERE / "content"))
    for report in reports:
        target = folder / report.name
        target.parent.mkdir(parents=True, exist_ok=True)
        truth = json.dumps(report.truth(), ensure_ascii=False, indent=1)
        _beside(target, "truth.json").write_text(f"{truth}\n", encoding="utf-8", newline="\n")
        if writer := WRITERS.get(report.looks["format"]):
            _beside(target, report.looks["format"]).write_bytes(writer(report))
        print(f"{report.name}: {len(report.truth()['indicators'])} figures")
    if pdf:
        _write_pdfs(folder, (report for report in reports if report.looks["format"] == "pdf"))


def _write_pdfs(folder: Path, reports: Iterable[Report]) -> None:
    office = shutil.which("soffice")
    if office is None:
        print("PDF reports left as they are: LibreOffice (soffice) is not installed", file=sys.stderr)
        return
    for name, content in convert({report.name: docx(report) for report in reports}, office=office).items():
        _beside(folder / name, "pdf").write_bytes(content)


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(f"{target.name}.{suffix}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample archive.")
    parser.add_argument("--into", type=Path, default=HERE, metavar="FOLDER")
    parser.add_argument("--no-pdf", action="store_true", help="leave out the reports that need LibreOffice")
    arguments = parser.parse_args()
    build(arguments.into, pdf=not arguments.no_pdf)
