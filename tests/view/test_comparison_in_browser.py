"""The page of a comparison in a real browser: cells lead to their evidence, and on to the page of the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao_parser import Comparison, compare

from .browser import Browser, Opened, launched, needs_browser, script
from .reports import ALL, archived

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with launched(tmp_path_factory.mktemp("pages")) as opened:
        yield opened


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([archived(path) for path in ALL if path.parent.name in ("tra-vinh", "ben-tre")])


@pytest.fixture
def page(browser: Browser, comparison: Comparison) -> Iterator[Opened]:
    opened = browser.open(comparison.to_html())
    yield opened
    assert not opened.errors
    assert len(opened.requests) == 1


def test_a_cell_leads_to_its_sentence(page: Opened) -> None:
    page.page.click("#grid tbody tr >> nth=0 >> td button >> nth=0")
    printed = page.page.text_content("#evidence mark")
    assert printed in page.page.text_content("#evidence blockquote")
    assert page.page.is_visible("#grid td.now")


def test_every_cell_shows_where_it_comes_from(page: Opened) -> None:
    assert page.page.evaluate(script("every_cell")) == []


def test_rows_are_filtered_and_columns_turned(page: Opened) -> None:
    page.page.fill("#search", "chung thu so thu hoi")
    names = page.page.eval_on_selector_all("#grid tbody .name span", "names => names.map(name => name.textContent)")
    assert names
    assert all("thu hồi" in name for name in names)
    page.page.click("[data-by=period]")
    assert page.page.text_content("#grid thead .group") == "2020-05"


def test_the_keyboard_moves_over_cells_and_to_findings(page: Opened) -> None:
    page.page.focus("#grid [tabindex='0']")
    first = page.page.text_content("#grid td button[tabindex='0']")
    page.page.keyboard.press("ArrowRight")
    assert page.page.evaluate("document.activeElement.closest('td').classList.contains('now')")
    page.page.keyboard.press("ArrowLeft")
    assert page.page.evaluate("document.activeElement.textContent") in (
        first,
        page.page.text_content("#grid td.now button"),
    )
    page.page.keyboard.press("f")
    assert page.page.is_visible("#evidence .bad")


def test_from_a_cell_to_the_figure_in_its_report(browser: Browser, comparison: Comparison, tmp_path: Path) -> None:
    index = comparison.to_html(tmp_path, pages="none")
    opened = browser.visit(index.as_uri())
    opened.page.click("#grid tbody tr >> nth=0 >> td button >> nth=0")
    printed = opened.page.text_content("#evidence mark")
    opened.page.click("#evidence a")
    opened.page.wait_for_selector("mark.now")
    assert opened.page.text_content("mark.now") == printed
    assert not opened.errors


def test_on_a_phone_the_evidence_lies_over_the_table(browser: Browser, comparison: Comparison) -> None:
    page = browser.open(comparison.to_html(), width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#grid tbody tr >> nth=0 >> td button >> nth=0")
    assert page.is_visible("#evidence mark")
    page.click("#sheet-handle")
    assert not page.is_visible("#evidence mark")
    page.click("#grid tbody tr >> nth=6 >> td button >> nth=0")
    assert page.locator("#grid td.now").bounding_box()["y"] < page.locator("#panel").bounding_box()["y"]
