"""A folder of sound reports and of files broken in ten ways, each with other bytes, added to an archive.

    python -m tests.archive.faults [--files N] [--broken N]

adds 500 files, 50 of them broken. The test adds a few.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from baocao_parser import Archive, Limits
from baocao_parser.archive import Added
from corpus.vary import vary
from tests.hostile import SELF_CALLING_FORM
from tests.readers.word_writer import p, word_file, zip_of

LIMITS = Limits(time=6, memory=8192)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _sparse(path: Path, nth: int) -> None:
    with path.open("wb") as file:
        file.truncate((3 << 30) + nth)


def _truncated(path: Path, nth: int) -> None:
    data = word_file(p(f"Có {nth} hộ"))
    path.write_bytes(data[: len(data) // 2])


def _bomb(path: Path, nth: int) -> None:
    path.write_bytes(
        zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:p>" + "<w:p/>" * (4_000_000 + nth)})
    )


def _sheet(path: Path, nth: int) -> None:
    path.write_bytes(zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": f"<workbook>{nth}</workbook>"}))


def _deep(path: Path, nth: int) -> None:
    levels = "<w:sdt><w:sdtContent>" * 90, "</w:sdtContent></w:sdt>" * 90
    path.write_bytes(word_file(f"{levels[0]}{p(str(nth))}{levels[1]}"))


def _of(data: bytes) -> Callable[[Path, int], object]:
    return lambda path, nth: path.write_bytes(data + b"\n%% %d" % nth)


class Fault(NamedTuple):
    """A way to be broken, and what the archive must say of it."""

    name: str
    make: Callable[[Path, int], object]
    stage: str
    limit: str | None
    reason: str


FAULTS = (
    Fault("sparse.docx", _sparse, "open", "file_size", "is 3,072 MB large, more than the 256 MB allowed"),
    Fault("pipe.docx", lambda path, _: os.mkfifo(path), "open", None, "is a pipe, not a file"),
    Fault("growing.pdf", _of(SELF_CALLING_FORM), "parse", "time", "was not parsed within 6 seconds"),
    Fault("truncated.docx", _truncated, "read", None, "is truncated or damaged"),
    Fault("bomb.docx", _bomb, "read", None, "looks like a zip bomb"),
    Fault("deep.docx", _deep, "read", "depth", "more than 100 deep"),
    Fault("picture.docx", _of(b"\x89PNG\r\n\x1a\n"), "read", None, "is an image"),
    Fault(
        "locked.docx", _of(_COMPOUND + "EncryptedPackage".encode("utf-16-le")), "read", None, "protected by a password"
    ),
    Fault("no.pdf", _of(b"%PDF-1.4 and nothing"), "read", None, "is no PDF, or its structure is damaged"),
    Fault("sheet.docx", _sheet, "read", None, "is a spreadsheet"),
)


def build(folder: Path, good: int, broken: int) -> None:
    """So many sound reports and so many broken files, in between."""
    vary(folder, good)
    homes = sorted(path for path in folder.glob("*/*") if path.is_dir())
    for nth in range(broken):
        fault = FAULTS[nth % len(FAULTS)]
        fault.make(homes[nth % len(homes)] / f"{nth:04}-{fault.name}", nth)


def wrong(archive: Archive, broken: int) -> list[str]:
    """What is not as it should be in the failures of an archive."""
    found = archive.failures().astype(object).where(lambda frame: frame.notna(), None)
    rows = {row["source"]: row for row in found.to_dict("records")}
    told = [f"{len(found)} failures instead of {broken}"] if len(found) != broken or len(rows) != broken else []
    for nth in range(broken):
        fault = FAULTS[nth % len(FAULTS)]
        row = rows.get(f"{nth:04}-{fault.name}")
        if row is None:
            told.append(f"no failure of {nth:04}-{fault.name}")
        elif (row["stage"], row["limit"]) != (fault.stage, fault.limit) or not re.search(fault.reason, row["reason"]):
            told.append(f"{row['source']}: {row['stage']}, {row['limit']}, {row['reason']}")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description="An archive of broken files.")
    parser.add_argument("--files", type=int, default=500, metavar="N")
    parser.add_argument("--broken", type=int, default=50, metavar="N")
    arguments = parser.parse_args()
    aside = Path(tempfile.mkdtemp())
    try:
        good = arguments.files - arguments.broken
        build(aside / "in", good, arguments.broken)
        archive, began = Archive(aside / "archive"), time.monotonic()
        added = archive.add(aside / "in", limits=LIMITS)
        told = wrong(archive, arguments.broken)
        if added != Added(files=arguments.files, new=good, failed=arguments.broken):
            told.append(str(added))
        print(f"{added} in {time.monotonic() - began:.0f} s")
        print(archive.failures().groupby(["stage", "limit"], dropna=False).size().to_string())
        sys.exit("\n".join(told))
    finally:
        shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    main()
