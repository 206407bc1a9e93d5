"""The report of Trà Vinh, 5/2020, as older shares hold it: Word 97, Word 97 in TCVN3 fonts, a text PDF, a scan.

python corpus/twins.py [--into FOLDER]        needs LibreOffice and pillow; the built files are kept in twins/
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lxml import etree  # noqa: E402
from PIL import Image  # noqa: E402
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # noqa: E402
from viparse.normalize.encodings import CHARMAPS  # noqa: E402

from corpus.pdf import convert  # noqa: E402

ORIGINAL = HERE / "tra-vinh" / "2020-05.docx"
NAME = "tra-vinh-2020-05"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DPI = 200
SKEW = 0.3
"""Degrees by which the sheet lay askew."""
SAVED = time.gmtime(1589414400)


def build(folder: Path, office: str) -> None:
    """Write the twins into a folder."""
    docx = ORIGINAL.read_bytes()
    old = convert({"plain": docx, "tcvn3": in_tcvn3(docx)}, office=office, form="doc")
    typed = _with_bytes_of_its_time(old["tcvn3"])
    pdf = convert({"plain": docx}, office=office)["plain"]
    files = {
        "doc": old["plain"],
        "tcvn3.doc": typed,
        "pdf": pdf,
        "scan.pdf": scanned(pdf),
    }
    folder.mkdir(exist_ok=True)
    for suffix, content in files.items():
        (folder / f"{NAME}.{suffix}").write_bytes(content)
        print(f"{NAME}.{suffix}: {len(content) / 1000:.0f} kB")


# TCVN3 ------------------------------------------------------------------------------------------

_PAIRS = {letter: byte for byte, letter in CHARMAPS["tcvn3"].pairs}
_DRAWN = {letter.upper(): byte for letter, byte in _PAIRS.items() if letter.upper() not in _PAIRS}
"""Capitals with tones have no byte: a font of capitals draws them from the small letters."""


def in_tcvn3(docx: bytes) -> bytes:
    """A Word file as it was typed before Unicode: in .VnTime, and in .VnTimeH where a capital bears a tone."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as typed:
        for name in given.namelist():
            content = given.read(name).replace(b"Times New Roman", b".VnTime")
            typed.writestr(name, _retyped(content) if name == "word/document.xml" else content)
    return file.getvalue()


def _retyped(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    for run in list(root.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) == 1:
            for part, capitals in reversed(list(_typed(texts[0].text or ""))):
                run.addnext(_run(run, part, capitals))
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
        for text in texts if len(texts) > 1 else ():  # lines of a recipient
            text.text = "".join(_PAIRS.get(letter, letter) for letter in text.text or "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _typed(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a text with whether they stand in the font of capitals."""
    words = re.split(r"(\s+)", text)
    marked = ((letter, (word.isupper() and len(word) > 1) or letter in _DRAWN) for word in words for letter in word)
    for capitals, letters in groupby(marked, key=lambda pair: pair[1]):
        yield "".join((_DRAWN | _PAIRS if capitals else _PAIRS).get(letter, letter) for letter, _ in letters), capitals


def _run(like: etree._Element, text: str, capitals: bool) -> etree._Element:
    run = etree.fromstring(etree.tostring(like))
    run.tail = None
    if capitals:
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        names = {f"{W}{kind}": ".VnTimeH" for kind in ("ascii", "hAnsi", "cs")}
        properties.insert(0, etree.Element(f"{W}rFonts", names))
    run.find(f"{W}t").text = text  # type: ignore[union-attr]
    return run


def _with_bytes_of_its_time(doc: bytes) -> bytes:
    """LibreOffice takes ư, byte AD, for the soft hyphen that it is elsewhere, and writes Word's own sign for that."""
    return re.sub(rb"(?<=[A-Za-z\xa1-\xfe ]\0)\x1f\0(?=[A-Za-z\xa1-\xfe ]\0)", b"\xad\0", doc)


# Scan -------------------------------------------------------------------------------------------


def scanned(pdf: bytes) -> bytes:
    """The pages as a scanner in black and white gives them: one picture each, a little askew."""
    with PdfDocument(pdf) as document:
        sheets = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    pictures = [
        sheet.rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=255).point(lambda grey: 255 * (grey > 150), "1")
        for sheet in sheets
    ]
    file = io.BytesIO()
    pictures[0].save(
        file,
        "PDF",
        resolution=DPI,
        save_all=True,
        append_images=pictures[1:],
        producer="",
        creationDate=SAVED,
        modDate=SAVED,
    )
    return file.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the twins of the sample report.")
    parser.add_argument("--into", type=Path, default=HERE / "twins", metavar="FOLDER")
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice (soffice) is not installed: the twins stay as they are")
    build(parser.parse_args().into, program)
