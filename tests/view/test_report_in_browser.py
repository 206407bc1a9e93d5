"""The page of a report in a real browser: clicking through, filtering, keyboard, corrections, print, phones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao_parser import parse
from baocao_parser.corrections import Corrections

from .browser import Browser, Opened, Playwright, launched, needs_browser, script
from .reports import ALL, HOSTILE, PDF, SAMPLE, SUMS, archived, report_of

pytestmark = needs_browser


A_FEW = 10
"""One in so many reports of the archive is enough for every day."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with launched(tmp_path_factory.mktemp("pages")) as browser:
        yield browser


@pytest.fixture
def browser(running: Browser) -> Iterator[Browser]:
    yield running
    running.close()


@pytest.fixture
def sums(browser: Browser) -> Iterator[Opened]:
    opened = browser.open(report_of(SUMS).to_html())
    yield opened
    assert not opened.errors
    assert all(url.startswith(("file:", "data:", "blob:")) for url in opened.requests)
    assert len({url for url in opened.requests if url.startswith("file:")}) == 1


def shown_rows(page: Playwright) -> list[str]:
    return page.eval_on_selector_all(  # type: ignore[no-any-return]
        "#list .row:not([hidden]) .figure b", "rows => rows.map(row => row.textContent)"
    )


def test_a_number_in_the_text_leads_to_its_record_and_its_record_back(sums: Opened) -> None:
    page = sums.page
    page.click("mark:has-text('1.610')")
    assert page.text_content(".row.now .figure") == "1.610 chứng thư số"
    assert "1.610" in page.text_content(".row.now .card dd >> nth=0")
    page.click("#list .row:has-text('11.114') .go")
    assert page.eval_on_selector_all("mark.now", "marks => marks.map(mark => mark.textContent)") == ["11.114"]
    assert page.evaluate("location.hash") == page.evaluate("'#' + document.querySelector('mark.now').id")


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=[] if at % A_FEW == 0 else [pytest.mark.heavy]) for at, path in enumerate(ALL)],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_record_is_reached_from_its_number_and_back(path: Path, browser: Browser) -> None:
    opened = browser.open(archived(path).to_html(pages="none"))
    count, wrong = opened.page.evaluate(script("there_and_back"))
    assert (count, wrong, opened.errors) == (len(archived(path).indicators), [], [])


def test_filters_leave_what_fits_and_say_how_many(sums: Opened) -> None:
    page = sums.page
    page.fill("#search", "chung thu so")
    assert shown_rows(page) == ["1.610"]
    assert page.text_content("#filters .status").split() == ["1", "/", "7", "đang", "hiện"]
    page.fill("#search", "khong co gi")
    assert page.is_visible("#none")
    page.click("#clear")
    assert len(shown_rows(page)) == 7
    page.click(".chip.stock")
    assert shown_rows(page) == ["1.610"]
    page.click(".chip.stock")
    page.select_option("[name=section]", label=page.text_content("[name=section] option:has-text('2. Văn bản')"))
    assert shown_rows(page) == ["15.394", "11.114", "72,20"]
    page.select_option("[name=section]", "")
    page.check("[name=bold]")
    assert len(shown_rows(page)) == 6
    page.check("[name=issue]")
    assert shown_rows(page) == ["13.065", "12.045", "1.520"]


def test_the_keyboard_does_what_a_pointer_does(sums: Opened) -> None:
    page = sums.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.text_content(".row.now .figure b") == "12.045"
    assert page.evaluate("document.activeElement.closest('.row').classList.contains('now')")
    page.keyboard.press("ArrowUp")
    assert page.text_content(".row.now .figure b") == "13.065"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("1610")
    page.keyboard.press("Escape")
    assert page.input_value("#search") == ""
    page.focus("#list .go[tabindex='0']")
    page.keyboard.press("x")
    assert page.get_attribute("#rejects", "aria-pressed") == "true"
    page.keyboard.press("f")
    assert page.text_content(".row.now .figure b") == "13.065"
    page.keyboard.press("Escape")
    assert page.query_selector(".row.now") is None


def test_rejected_numbers_are_shown_on_demand_with_the_rule_that_refused_them(sums: Opened) -> None:
    page = sums.page
    content = "(s) => getComputedStyle(s, '::after').content"
    assert page.eval_on_selector("s:has-text('45/QĐ-UBND')", content) == "none"
    page.click("#rejects")
    assert "số hiệu văn bản" in page.eval_on_selector("s:has-text('45/QĐ-UBND')", content)
    page.click("#language")
    assert "reference" in page.eval_on_selector("s:has-text('45/QĐ-UBND')", content)


def test_a_failed_check_is_drawn_between_the_numbers_that_it_speaks_of(sums: Opened) -> None:
    page = sums.page
    page.wait_for_selector("#threads path", state="attached")
    numbers = page.eval_on_selector_all("mark.failed", "marks => marks.map(mark => mark.textContent)")
    assert numbers == ["13.065", "12.045", "1.520"]
    assert page.locator("#threads path").count() == 2
    ends, middles = page.evaluate(script("threads"))
    assert sorted(ends) == pytest.approx(sorted(middles[:2]), abs=2)
    assert "13.565" in page.text_content("#notes button")


def test_a_failed_check_far_down_is_drawn_when_it_comes_into_sight(browser: Browser) -> None:
    far = SUMS.replace("I. KẾT QUẢ", "Sở phối hợp với các đơn vị.\n" * 400 + "I. KẾT QUẢ")
    page = browser.open(report_of(far).to_html()).page
    page.wait_for_timeout(200)
    assert page.locator("#threads path, #notes button").count() == 0
    page.eval_on_selector("mark.failed", "mark => mark.scrollIntoView({ block: 'center' })")
    page.wait_for_selector("#threads path", state="attached")
    assert page.locator("#threads path").count() == 2
    number, note = page.locator("mark.failed >> nth=0").bounding_box(), page.locator("#notes button").bounding_box()
    assert note["y"] == pytest.approx(number["y"], abs=4)


def test_the_words_that_decided_are_painted(sums: Opened) -> None:
    page = sums.page
    page.click("mark:has-text('72,20%')")
    painted = page.evaluate("[...CSS.highlights.get('words') ?? []].map(String)")
    assert painted
    assert set(painted) <= set(page.eval_on_selector_all(".row.now q", "qs => qs.map(q => q.textContent)"))


def test_corrections_are_kept_downloaded_and_applied(sums: Opened, browser: Browser, tmp_path: Path) -> None:
    page = sums.page
    page.click("mark:has-text('15.394')")
    page.keyboard.press("e")
    page.fill(".correct [name=label]", "văn bản đi")
    page.select_option(".correct [name=nature]", "cumulative")
    page.fill(".correct [name=who]", "Lan")
    page.keyboard.press("Enter")
    page.click("mark:has-text('1.610')")
    page.click(".row.now [data-act=correct]")
    page.check(".correct [name=indicator]")
    page.click(".correct [type=submit]")
    assert page.text_content("#basket b") == "3"
    page.reload()
    assert page.text_content("#basket b") == "3"
    with page.expect_download() as download:
        page.click("#basket button")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "thang-5.md.corrections.tsv"
    assert [(one.text, one.field, one.to, one.who) for one in Corrections.load(file)] == [
        ("15.394", "label", "văn bản đi", "Lan"),
        ("15.394", "nature", "cumulative", "Lan"),
        ("1.610", "indicator", "no", "Lan"),
    ]
    corrected = parse(SUMS.encode(), emphasis="any", name="thang-5.md", corrections=file)
    assert [(i.label, i.nature) for i in corrected.indicators if i.text == "15.394"] == [("văn bản đi", "cumulative")]
    assert "1.610" not in [i.text for i in corrected.indicators]


def test_a_correction_behind_wide_characters_has_the_place_of_the_library(browser: Browser, tmp_path: Path) -> None:
    text = "😀😀 Cấp mới **09** chứng thư số."
    page = browser.open(report_of(text).to_html()).page
    page.click("mark")
    page.keyboard.press("e")
    page.fill(".correct [name=unit]", "thẻ")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.click("#basket button")
    download.value.save_as(tmp_path / "a.tsv")
    (found,) = parse(text.encode(), name="thang-5.md", corrections=tmp_path / "a.tsv").indicators
    assert found.unit == "thẻ"


def test_hostile_text_runs_nowhere(browser: Browser) -> None:
    text = SUMS.replace("hồ sơ trực tiếp", f"hồ sơ {HOSTILE}").replace("2. Văn bản", f"2. Văn bản {HOSTILE}")
    opened = browser.open(report_of(text, name=f"{HOSTILE}.md").to_html())
    for mark in opened.page.query_selector_all("mark"):
        mark.click()
    opened.page.keyboard.press("e")
    opened.page.click("#tab-checks")
    opened.page.click("#tab-issues")
    assert "taken" not in opened.page.title().replace(HOSTILE, "")
    assert opened.page.evaluate("document.images.length") == 0
    assert len(opened.requests) == 1


def test_both_languages_are_spoken(sums: Opened) -> None:
    page = sums.page
    page.click("mark:has-text('1.610')")
    assert "tại thời điểm" in page.text_content(".row.now")
    page.click("#language")
    assert page.text_content("#tab-records span") == "Figures"
    assert "stock" in page.text_content(".row.now")
    assert page.get_attribute("#search", "aria-label") == "Search figures"
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute("#document", "lang") == "vi"


def test_a_pdf_is_shown_page_by_page_with_a_box_around_every_figure(browser: Browser) -> None:
    opened = browser.open(archived(PDF).to_html())
    page = opened.page
    page.click("[data-view=pages]")
    assert page.locator(".box[id]").count() == len(archived(PDF).indicators)
    page.wait_for_selector(".paper img[src^='data:']")
    page.eval_on_selector(".paper img", "picture => picture.decode()")
    page.click("#b3")
    assert page.get_attribute(".row.now", "id") == "r3"
    assert page.is_visible(".row.now .crop")
    page.click("#list .row >> nth=10 >> .go")
    assert page.eval_on_selector_all(".box.now", "boxes => boxes.map(box => box.id)") == ["b10"]
    page.keyboard.press("p")
    assert page.is_visible("#text")
    assert not opened.errors


def test_on_a_phone_the_list_lies_over_the_text_and_both_are_reached(browser: Browser) -> None:
    page = browser.open(report_of(SUMS).to_html(), width=390, height=844).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.is_visible("#panel")
    page.click("mark:has-text('11.114')")
    assert page.is_visible(".row.now .card")
    assert page.locator("mark.now").bounding_box()["y"] < page.locator("#panel").bounding_box()["y"]
    page.click("#list .row:has-text('1.610') .go")
    assert not page.is_visible("#panel")
    assert 0 < page.locator("mark.now").bounding_box()["y"] < 844


def test_on_a_phone_the_chosen_record_stands_at_the_top_of_the_list(browser: Browser) -> None:
    page = browser.open(archived(SAMPLE).to_html(), width=390, height=844).page
    page.click("mark >> nth=40")
    page.wait_for_timeout(300)
    head = page.locator("#records").bounding_box()["y"]
    assert page.locator(".row.now").bounding_box()["y"] == pytest.approx(head + 28, abs=4)


def test_print_has_the_text_with_its_marks_and_the_figures_shown(browser: Browser) -> None:
    page = browser.open(report_of(SUMS).to_html()).page
    page.click(".chip.stock")
    page.emulate_media(media="print")
    assert not page.is_visible("#filters")
    assert page.is_visible("mark:has-text('15.394')")
    assert page.is_visible("#list .row:has-text('1.610')")
    assert not page.is_visible("#list .row:has-text('15.394')")
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Browser, dark: bool) -> None:
    page = browser.open(report_of(SUMS).to_html(), dark=dark).page
    page.click("mark:has-text('1.610')")
    ratios = page.evaluate(script("contrast"))
    assert min(ratios)[0] >= 4.5, min(ratios)


def test_every_control_has_a_name_and_a_visible_focus(sums: Opened) -> None:
    page = sums.page
    assert page.evaluate(script("nameless")) == []
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


@pytest.fixture(scope="module")
def thousands() -> str:
    """The page of a report of 2,000 figures."""
    lines = [
        f"{n}. Cấp mới **{n + 100}** thẻ {n % 37}, thu hồi **{n % 90 + 1}** thẻ {n % 17} theo Quyết định {n}/QĐ-UBND."
        for n in range(1, 1001)
    ]
    return report_of("\n".join(lines)).to_html()


def test_any_of_two_thousand_figures_is_brought_into_view(thousands: str, browser: Browser) -> None:
    opened = browser.open(thousands)
    opened.page.wait_for_selector("#list .row")
    for number in (1500, 3, 1999):
        opened.page.evaluate(f"location.hash = '#m{number}'")
        opened.page.wait_for_timeout(300)
        for place in (f"#m{number}", f"#r{number}"):
            assert 0 < opened.page.locator(place).bounding_box()["y"] < 900, place
    assert not opened.errors


@pytest.mark.heavy
def test_two_thousand_figures_stay_fluent(thousands: str, browser: Browser) -> None:
    opened = browser.open(thousands)
    opened.page.wait_for_selector("#list .row")
    for act in ("filter", "choose", "rejects"):
        assert opened.page.evaluate(script("latency"), act) < 100, act
    assert not opened.errors
