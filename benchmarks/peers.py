"""How fast others read the same files, and what they keep of them.

    python benchmarks/peers.py [--rounds N]

Needs the packages of benchmarks/peers.txt beside the library; what is not installed, or fails, is said and left out.
Processor time, the least of the rounds, over that of the floor: for Word files unzipping and lxml's parse of the text,
for PDF files pdfium's bare text. pandoc and pymupdf are processes of their own, whose start counts. What is kept is
counted in what each gives for the sample: labels of automatic lists before their text, and figures that it marks as
bold.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

import baocao_parser
from baocao_parser.document import Document
from baocao_parser.readers import read
from baocao_parser.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.timing import least

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
WORD, PDF = CORPUS / "tra-vinh" / "2020-05.docx", CORPUS / "twins" / "tra-vinh-2020-05.pdf"
_BOLD = re.compile(r"\*\*(.+?)\*\*|<(?:b|strong)>(.+?)</(?:b|strong)>", re.DOTALL)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
Reader = Callable[[Path], object]


def unzip_and_lxml(path: Path) -> str:
    """The floor of Word files."""
    return str(etree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).tag)


def pdfium_text(path: Path) -> str:
    """The floor of PDF files."""
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def every_indicator(path: Path) -> Report:
    """The Report with all its figures."""
    return baocao_parser.parse(path, emphasis="any")


def python_docx(path: Path) -> str:
    """Paragraphs with the bold that their runs say themselves."""
    import docx

    lines = [
        [f"**{run.text}**" if run.bold else run.text for run in p.runs] for p in docx.Document(str(path)).paragraphs
    ]
    return "\n".join(map("".join, lines))


def with_docx2python(path: Path) -> str:
    """Its text with bold marked in HTML."""
    from docx2python import docx2python

    with docx2python(path, html=True) as content:
        return str(content.text)


def with_mammoth(path: Path) -> str:
    """Its HTML."""
    import mammoth  # type: ignore[import-not-found, unused-ignore]

    with path.open("rb") as file:
        return str(mammoth.convert_to_html(file).value)


def with_markitdown(path: Path) -> str:
    """Its Markdown."""
    from markitdown import MarkItDown  # type: ignore[import-not-found, unused-ignore]

    return str(MarkItDown().convert(path).text_content)


def with_pandoc(path: Path) -> str:
    """Its Markdown; pandoc is a process of its own."""
    import pypandoc  # type: ignore[import-not-found, unused-ignore]

    return str(pypandoc.convert_file(str(path), "markdown"))


def with_undoc(path: Path) -> str:
    """Its Markdown."""
    import undoc  # type: ignore[import-not-found, unused-ignore]

    return str(undoc.parse_file(str(path)).to_markdown())


def with_kreuzberg(path: Path) -> str:
    """Its Markdown."""
    import kreuzberg  # type: ignore[import-not-found, unused-ignore]

    settings = kreuzberg.ExtractionConfig(output_format=kreuzberg.OutputFormat.MARKDOWN)
    return str(kreuzberg.extract_file_sync(str(path), config=settings).content)


def with_pdf_oxide(path: Path) -> str:
    """Its Markdown."""
    import pdf_oxide  # type: ignore[import-not-found, unused-ignore]

    return str(pdf_oxide.PdfDocument(str(path)).to_markdown_all())


_PYMUPDF = """
import sys, pymupdf
for page in pymupdf.open(sys.argv[1]):
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            spans = [(span["text"], span["flags"] & pymupdf.TEXT_FONT_BOLD) for span in line["spans"]]
            print("".join(f"**{text}**" if bold else text for text, bold in spans))
"""


def with_pymupdf(path: Path) -> str:
    """Its lines, with bold; a process of its own, as its licence (AGPL) is not ours."""
    command = [sys.executable, "-c", _PYMUPDF, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().rpartition("\n")[2])
    return done.stdout


def with_pdfminer(path: Path) -> str:
    """Its text."""
    from pdfminer.high_level import extract_text

    return str(extract_text(path))


def with_pdfplumber(path: Path) -> str:
    """Its text, and its tables."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(f"{page.extract_text()}{len(page.find_tables()) * ' '}" for page in document.pages)


def with_docling_parse(path: Path) -> str:
    """Its lines."""
    from docling_parse.pdf_parser import DoclingPdfParser  # type: ignore[import-not-found, unused-ignore]

    document = DoclingPdfParser().load(str(path))
    return "\n".join(line.text for _, page in document.iterate_pages() for line in page.textline_cells)


READERS: dict[Path, dict[str, Reader]] = {
    WORD: {
        "unzip + lxml": unzip_and_lxml,
        "ours, read": read,
        "ours, parse": every_indicator,
        "undoc": with_undoc,
        "kreuzberg": with_kreuzberg,
        "python-docx": python_docx,
        "docx2python": with_docx2python,
        "mammoth": with_mammoth,
        "markitdown": with_markitdown,
        "pandoc": with_pandoc,
    },
    PDF: {
        "pdfium": pdfium_text,
        "ours, read": read,
        "ours, parse": every_indicator,
        "pdf_oxide": with_pdf_oxide,
        "pymupdf": with_pymupdf,
        "kreuzberg": with_kreuzberg,
        "docling-parse": with_docling_parse,
        "pdfminer.six": with_pdfminer,
        "pdfplumber": with_pdfplumber,
        "markitdown": with_markitdown,
    },
}
"""The first of each kind is the floor."""


def written(result: object) -> str:
    """What a reader gives as text with bold marked; "" for a Report, which gives records."""
    if not isinstance(result, Document):
        return result if isinstance(result, str) else ""
    runs = [[(result.text[r.start : r.end], r.bold) for r in block.runs] for block in result.blocks]
    return "\n".join("".join(f"**{text}**" if bold else text for text, bold in block) for block in runs)


def labels_of(path: Path) -> list[str]:
    """Label and first words of each paragraph in an automatic list, bullets left out."""
    document = read(path)
    listed = [block for block in document.blocks if any(map(str.isalnum, block.label))]
    return [" ".join(document.text_of(block).split()[:4]) for block in listed]


def bold_figures(text: str) -> Counter[str]:
    """The figures that a text marks as bold."""
    return Counter(figure for found in _BOLD.findall(text) for part in found for figure in _FIGURE.findall(part))


def kept(output: str, labels: list[str], bold: Counter[str]) -> str:
    """How many of the labels and of the bold figures an output keeps; "-" for a parse, which gives records."""
    if not output:
        return f"{'-':>10}{'-':>10}"
    plain = " ".join(re.sub(r"<[^>]+>|[*_#\\]", " ", output).split())
    shown = sum(label in plain for label in labels)
    return f"{f'{shown}/{len(labels)}':>10}{f'{(bold_figures(output) & bold).total()}/{bold.total()}':>10}"


def show(path: Path, readers: dict[str, Reader], rounds: int) -> None:
    """One table."""
    labels, bold = labels_of(WORD), bold_figures(written(read(WORD)))
    outputs, failed = {}, {}
    for name, reader in readers.items():
        try:
            outputs[name] = written(reader(path))
        except Exception as error:  # one that fails, or is not there, must not hide the others
            failed[name] = f"{type(error).__name__}: {error}"[:100]
    seconds = least({name: lambda name=name: readers[name](path) for name in outputs}, rounds)  # type: ignore[misc]
    floor = next(iter(seconds))
    print(f"{path.suffix[1:]:<16}{'time':>12}{'/ floor':>10}{'labels':>10}{'bold':>10}")
    for name, taken in seconds.items():
        counts = "" if name == floor else kept(outputs[name], labels, bold)
        print(f"{name:<16}{1000 * taken:>9.1f} ms{taken / seconds[floor]:>10.1f}{counts}")
    for name, problem in failed.items():
        print(f"{name}: not measured: {problem}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    for path, readers in READERS.items():
        show(path, readers, rounds)
        print()


if __name__ == "__main__":
    main()
