"""What notebooks show: one look, short, everything escaped."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import pytest

from baocao_parser import compare, parse
from baocao_parser.explain import explain
from baocao_parser.view.notebook import MOST

from ..comparison.reports import report
from .reports import HOSTILE, SAMPLE, SUMS, archived, report_of


@runtime_checkable
class Shown(Protocol):
    """What a notebook asks of an object."""

    def _repr_html_(self) -> str: ...


def html_of(one: object) -> str:
    assert isinstance(one, Shown)
    return one._repr_html_()


def test_everything_has_a_display_of_one_look() -> None:
    found = report_of(SUMS)
    months = [report("Trà Vinh", f"tháng {n}/2020", f"Cấp mới {n}0 chứng thư số.") for n in (5, 6)]
    comparison = compare(months)
    shown = [found, found.indicators, found.sections, found.issues, found.checks, found.indicators[0]]
    shown += [
        found.indicators[:2],
        explain(found.indicators[0], found),
        comparison,
        comparison.issues,
        comparison.checks,
    ]
    for one in shown:
        page = html_of(one)
        assert page.startswith('<div class="baocao">')
        assert len(page) < 12_000


def test_a_long_list_is_cut_and_says_so() -> None:
    page = html_of(archived(SAMPLE).indicators)
    assert page.count("<tr>") == MOST + 1
    assert f"… {len(archived(SAMPLE).indicators) - MOST} more" in page


def test_what_fails_is_seen() -> None:
    page = report_of(SUMS)._repr_html_()
    assert '<i class="bad"' in page
    assert "13.565" in page


def test_an_empty_list_says_so() -> None:
    assert "none" in html_of(parse(b"I. A").indicators)


@pytest.mark.parametrize("what", ["report", "indicators", "sections", "explanation", "comparison"])
def test_hostile_text_stays_text(what: str) -> None:
    text = SUMS.replace("KẾT QUẢ", f"KẾT QUẢ {HOSTILE}").replace("hồ sơ trực tiếp", f"hồ sơ {HOSTILE}")
    found = report_of(text, name=f"{HOSTILE}.md")
    pages = {
        "report": found,
        "indicators": found.indicators,
        "sections": found.sections,
        "explanation": explain(found.indicators[1], found),
        "comparison": compare([found, found]),
    }
    assert "<script" not in html_of(pages[what])
    assert "<img" not in html_of(pages[what])
