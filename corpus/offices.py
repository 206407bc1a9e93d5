"""Reports of several offices and levels, for comparisons: two provinces, two departments, three communes.

python corpus/offices.py [--into FOLDER]        the scan needs LibreOffice; without it, it stays as it is

Each office has a TOML file in `levels/`: its letterhead, its words with {slots}, a list of values for each slot, the
mistakes that are planted, and what it leaves out. All names of persons and all figures are invented.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

SOURCES = HERE / "levels"
_SLOT = re.compile(r"\{([a-z.]+)\}")
_OPTION = re.compile(r"\[\[(.*?)\]\]")
_FIGURE = re.compile(r"(\d[\d.,/]*\d|\d)")
MOMENT = (2024, 7, 1, 8, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Mistake(NamedTuple):
    """A figure that is printed wrong on purpose."""

    file: str
    slot: str
    printed: str
    right: str
    code: str
    """Of the finding that it has to give."""


class File(NamedTuple):
    """One file of the archive."""

    path: str
    text: str


def offices() -> list[dict[str, Any]]:
    """What the TOML files say, in the order of their names."""
    return [tomllib.loads(path.read_text("utf-8")) | {"name": path.stem} for path in sorted(SOURCES.glob("*.toml"))]


def files() -> Iterator[File]:
    """The text of every report, with its path."""
    for office in offices():
        for at, month in enumerate(office["months"]):
            yield File(_path(office, at), text_of(office, at, month["number"]))
        for extra in office.get("again", ()):
            at = extra["month"]
            wrong = office | {
                "mistakes": [m for m in office.get("mistakes", ()) if m["month"] != at or "keep" in extra]
            }
            yield File(f"{office['name']}/{extra['file']}", text_of(wrong, at, extra["number"]))


def mistakes() -> list[Mistake]:
    """All that is wrong on purpose."""
    return [
        Mistake(_path(office, m["month"]), m["slot"], m["printed"], office["figures"][m["slot"]][m["month"]], m["code"])
        for office in offices()
        for m in office.get("mistakes", ())
    ]


def left_out() -> list[tuple[str, str]]:
    """Path and slot of what a report does not state, although the others of its office do."""
    return [(_path(office, m["month"]), m["slot"]) for office in offices() for m in office.get("missing", ())]


def text_of(office: dict[str, Any], at: int, number: str) -> str:
    """A report's text; a line or an option in [[…]] is left out with the figures in it."""
    month = office["months"][at]
    values = {slot: own[at] for slot, own in office["figures"].items()}
    values |= {m["slot"]: m["printed"] for m in office.get("mistakes", ()) if m["month"] == at}
    values |= {m["slot"]: "" for m in office.get("missing", ()) if m["month"] == at}

    def told(part: str) -> bool:
        return all(values[slot] for slot in _SLOT.findall(part))

    lines = [_OPTION.sub(lambda m: m[1] if told(m[1]) else "", line) for line in office["words"].split("\n")]
    body = [_SLOT.sub(lambda m: values[m[1]], line) for line in lines if told(line)]
    head = [
        *office["letterhead"],
        "",
        f"Số: {number}",
        f"{office['seat']}, ngày 20 tháng {month['month']} năm 2024",
        "",
    ]
    title = ["BÁO CÁO", f"{office['title']} tháng {month['month']} năm 2024", ""]
    return "\n".join([*head, *title, *body, "", *office["signed"]])


def _path(office: dict[str, Any], at: int) -> str:
    month = office["months"][at]
    return f"{office['name']}/2024-{month['month']:02}.{month['format']}"


def word(text: str) -> bytes:
    """A Word file with its figures in bold; the same text gives the same bytes."""
    paragraphs = "".join(f"<w:p>{''.join(map(_run, _FIGURE.split(line)))}</w:p>" for line in text.split("\n"))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.create_system = 0  # the same on every machine
            archive.writestr(entry, content.encode(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return packed.getvalue()


def _run(text: str) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if _FIGURE.fullmatch(text) else ""
    return f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def build(folder: Path) -> None:
    """Write the archive below a folder."""
    for path, text in files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = _scan(text) if path.endswith(".pdf") else word(text) if path.endswith(".docx") else text.encode()
        if content is None:
            print(f"{path}: left as it is, LibreOffice (soffice) is not installed", file=sys.stderr)
        else:
            target.write_bytes(content)
    for office in offices():
        for copy in office.get("copies", ()):
            shutil.copyfile(folder / office["name"] / copy["of"], folder / office["name"] / copy["file"])


def _scan(text: str) -> bytes | None:
    """The scan of the printed report."""
    program = shutil.which("soffice")
    if program is None:
        return None
    from corpus.pdf import convert
    from corpus.twins import scanned

    return scanned(convert({"report": word(text)}, office=program)["report"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the archive of several offices.")
    parser.add_argument("--into", type=Path, default=SOURCES, metavar="FOLDER")
    build(parser.parse_args().into)
