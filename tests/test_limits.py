"""What exceeds a limit is said, by its name, with how to raise it."""

from __future__ import annotations

import math
import pickle
from pathlib import Path
from random import Random

import pytest

import baocao_parser as bc
from baocao_parser import Limits
from baocao_parser.errors import ReadError
from baocao_parser.readers import read
from tests.readers.pdf_writer import Page, pdf
from tests.readers.word_writer import p, sdt, tbl, tr, word_file


def refusal(data: bytes, limits: Limits) -> str:
    """The message for this file, the same with and without a process of its own."""
    with pytest.raises(ReadError) as here:
        bc.parse(data, name="x", limits=limits)
    with pytest.raises(ReadError) as there:
        bc.parse(data, name="x", limits=limits, isolated=True)
    assert str(here.value) == str(there.value)
    return str(here.value)


@pytest.mark.parametrize(
    ("data", "limits", "said"),
    [
        (bytes(3 << 20), Limits(file_size=2), "x: is 3 MB large, more than the 2 MB allowed (…file_size=3)"),
        (pdf(Page(), Page()), Limits(pages=1), "x: has 2 pages, more than the 1 allowed (…pages=2)"),
        (b"a\n\nb\n\nc", Limits(paragraphs=2), "x: has 3 paragraphs, more than the 2 allowed (…paragraphs=3)"),
        (
            word_file(tbl(tr("a", "b"), tr("c", "d"))),
            Limits(cells=3),
            "x: has 4 cells, more than the 3 allowed (…cells=4)",
        ),
        (word_file(sdt(sdt(p("a")))), Limits(depth=5), "x: has elements more than 5 deep within each other (…depth=…)"),
    ],
)
def test_each_limit_is_named_with_what_is_enough(data: bytes, limits: Limits, said: str) -> None:
    message = refusal(data, limits)
    before, _, after = said.partition("(…")
    name = after.rstrip(")")
    assert message == (f"{before}(if the file is sound, allow more with limits=Limits({name}) or --limit {name})")


def test_what_is_named_as_enough_is_enough() -> None:
    assert bc.parse(b"a\n\nb\n\nc", limits=Limits(paragraphs=3))
    assert bc.parse(word_file(sdt(sdt(p("a")))), limits=Limits(depth=20)).document.text == "a"


def test_a_paragraph_with_too_many_numbers_is_left_out_and_said() -> None:
    report = bc.parse(b"1 ho, 2 ho, 3 ho.\n\n4 ho.", limits=Limits(numbers=2))
    (issue,) = (issue for issue in report.issues if issue.code == "numbers-left-out")
    assert report.text_of(issue) == "1 ho, 2 ho, 3 ho."
    assert "3 numbers" in issue.message
    assert "numbers=3" in issue.message
    assert [indicator.text for indicator in report.indicators] == ["4"]


def test_a_file_of_such_paragraphs_is_refused() -> None:
    dense = b"\n\n".join([b"1, 2, 3"] * 60)
    assert "has 60 paragraphs with more than the 2 numbers allowed" in refusal(dense, Limits(numbers=2))


def test_a_cell_with_too_many_numbers_is_left_out_of_its_table() -> None:
    file = word_file(tbl(tr("TT", "Chỉ tiêu", "2020"), tr("1", "Số hộ", "12 14 16 18"), tr("2", "Số xã", "7")))
    report = bc.parse(file, emphasis="any", limits=Limits(numbers=3))
    assert "numbers-left-out" in [issue.code for issue in report.issues]
    assert "7" in [indicator.text for indicator in report.indicators]


def test_no_limit_lets_everything_pass() -> None:
    limits = Limits(**dict.fromkeys(Limits.__struct_fields__))
    assert bc.parse(word_file(sdt(p("1, 2"))), limits=limits).document.text == "1, 2"
    assert bc.parse(b"1, 2", limits=limits, isolated=True).document.text == "1, 2"
    assert bc.parse(b"1, 2", limits=Limits(time=math.inf, memory=math.inf), isolated=True)


@pytest.mark.parametrize("value", [0, -1, math.nan, -math.inf])
@pytest.mark.parametrize("name", Limits.__struct_fields__)
def test_what_is_no_limit_is_refused(name: str, value: float) -> None:
    with pytest.raises(bc.BaocaoError, match=f"limit {name}: must be a number above 0"):
        Limits(**{name: value})


@pytest.mark.parametrize("value", ["300", True, b"1"])
def test_a_limit_is_a_number(value: object) -> None:
    with pytest.raises(TypeError, match="limit time must be a number or None"):
        Limits(time=value)  # type: ignore[arg-type]


def test_limits_are_values() -> None:
    limits = Limits(pages=5, time=None)
    assert pickle.loads(pickle.dumps(limits)) == limits
    assert hash(limits) == hash(Limits(pages=5, time=None))


def test_a_text_node_of_more_than_ten_megabytes_is_no_damage() -> None:
    text = "".join(Random(0).choices("abcdeghiklmnopqrstuvxy", k=100_000)) * 105  # nothing that could be packed small
    assert len(read(word_file(p(text))).text) == len(text)


def test_elements_deeper_than_the_xml_parser_goes_are_named_as_such() -> None:
    deep = word_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000)
    assert "is nested too deeply" in refusal(deep, Limits(depth=None))
    deep = word_file("<w:sdt><w:sdtContent>" * 800 + p("a") + "</w:sdtContent></w:sdt>" * 800)
    assert "nested too deeply" in refusal(deep, Limits(depth=None))


def test_a_limit_is_given_in_the_shell_by_its_name(tmp_path: Path) -> None:
    from tests.test_cli import run

    file = tmp_path / "a.md"
    file.write_text("a\n\nb")
    for isolated in ((), ("--isolated",)):
        refused = run("parse", str(file), "--limit", "paragraphs=1", *isolated)
        assert refused.exit_code == 2
        assert "has 2 paragraphs, more than the 1 allowed" in refused.stderr
        assert run("parse", str(file), "--limit", "paragraphs=none", *isolated).exit_code == 0
    for wrong in ("pages", "pages=x", "sides=3", "pages=-1"):
        bad = run("parse", str(file), "--limit", wrong)
        assert bad.exit_code == 2
        assert "--limit" in bad.stderr
