"""How large the page of a report is, and how fast it is made and opened, for one report and for two of 300 pages.

    python benchmarks/view.py

The long reports are texts over and over, with a page mark every 2,500 characters: the sample's, and one in which sums
do not add up, since a page draws what fails. Opening is timed inside of Chromium, by the page itself, from the start of
the navigation until it has been painted with its list; beside it the processor time of the page's process, which other
programs of the machine do not lengthen. Medians of nine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from baocao_parser import Report, parse
from baocao_parser.checks.check import failures
from baocao_parser.document import Document, DocumentBuilder, Source
from baocao_parser.parsing import report_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.view.browser import Browser, launched
from tests.view.reports import SUMS

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "tra-vinh" / "2020-05.docx"
PAGES, A_PAGE = 300, 2500
FILLER = "Sở tiếp tục phối hợp với các đơn vị triển khai nhiệm vụ được giao. " * 10
ROUNDS = 9
WATCH = """
const look = () => document.querySelector("#list .row")
  ? requestAnimationFrame(() => setTimeout(() => { globalThis.painted = performance.now(); }))
  : requestAnimationFrame(look);
look();
"""
"""Notes when the page has been painted with its list."""


def long_document(document: Document) -> Document:
    """The body of a document again and again, until it fills 300 pages."""
    builder, length = DocumentBuilder(), 0
    while length < PAGES * A_PAGE:
        for block in document.blocks:
            if block.cell is None:
                runs = [(document.text[run.start : run.end], run.bold) for run in block.runs]
                builder.add(runs, align=block.align, page=length // A_PAGE + 1)
                length += block.end - block.start + 1
    return builder.build(Source("long.docx", "docx", "", PAGES))


def measured(report: Report) -> None:
    """Print one line a figure."""
    begin = time.perf_counter()
    page = report.to_html(pages="none")
    made = time.perf_counter() - begin
    text, size = len(report.document.text.encode()), len(page.encode())
    print(
        f"  {len(report.indicators)} indicators, {text / 1000:.0f} kB of text, page {size / 1000:.0f} kB: "
        f"{size / text:.2f} times the text"
    )
    print(f"  made in {made:.2f} s")
    with tempfile.TemporaryDirectory() as folder, launched(Path(folder)) as browser:
        times, taken = zip(*(opened(browser, page) for _ in range(ROUNDS)), strict=True)
    print(
        f"  opened in {median(times):.2f} s ({min(times):.2f}–{max(times):.2f}), {median(taken):.2f} s of the processor"
    )


def opened(browser: Browser, html: str) -> tuple[float, float]:
    """Seconds until a page is there, and seconds of its process."""
    page = browser.open(html, before=WATCH).page
    painted = page.wait_for_function("globalThis.painted").json_value()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    browser.close()
    return painted / 1000, metrics["ProcessTime"]


def main() -> None:
    """Measure both."""
    alone = len(parse(b"I. A").to_html().encode())
    print(f"the page of a report that says nothing: {alone / 1000:.0f} kB")
    sample = parse(SAMPLE, emphasis="any")
    print("the sample report")
    measured(sample)
    print("300 pages")
    measured(report_of(long_document(sample.document), "any"))
    failing = report_of(long_document(parse((SUMS + FILLER).encode(), emphasis="any").document), "any")
    print(f"300 pages with {len(failures(failing.checks))} checks that fail")
    measured(failing)


if __name__ == "__main__":
    main()
