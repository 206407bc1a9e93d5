"""Texts that give no orders, to no terminal and to no spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from baocao_parser import compare, parse
from baocao_parser.comparison import screen
from baocao_parser.explain import explain
from baocao_parser.terminal import print_checks, print_explanation, print_reports
from baocao_parser.visible import in_cell, in_csv, visible
from tests.test_cli import run

ORDERS = "\x1b[2J\x1b]0;title\x07\r\n\t\x00\x7f\x85\x9b31m\u202e\u2066\u2028"
HOSTILE = f"thang-5{ORDERS}[bold]:cat:[/]\\.md"
"""A name that clears the screen, sets a title, begins a line, turns the reading, and is markup."""


@given(st.text())
def test_what_is_visible_is_one_line_that_every_terminal_can_write(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in shown)
    shown.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"])))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_no_text_in_csv_begins_a_formula(text: str) -> None:
    written = str(in_csv(text))
    assert len(written) in (len(text), len(text) + 1)
    assert not re.match(r"[=@\t\r\n]|[+\-](?![\d.,]+\s*%?\Z)", written)


@pytest.mark.parametrize("figure", ["-5,3%", "+12", "-1.234,5", "- 5", "5"])
def test_figures_with_a_sign_stay_figures(figure: str) -> None:
    assert in_csv(figure) in (figure, f"'{figure}")
    assert (in_csv(figure) == figure) == (figure != "- 5")


@given(st.text())
def test_what_is_in_a_cell_can_be_written_as_xml(text: str) -> None:
    from lxml import etree

    element = etree.Element("t")
    element.text = str(in_cell(text))


def test_a_hostile_name_and_hostile_words_give_the_terminal_no_orders() -> None:
    text = "1. Số hộ [red]:smile: 12 hộ [/red], đạt 50% của 24 hộ\\[bold].\n\nTổng 5 = 2 + 3."
    report = parse(text.encode(), name=HOSTILE, emphasis="any")
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=200, color_system=None)
    print_reports([report], console)
    print_checks(report, report.checks, console)
    print_explanation(report, explain(report), console)
    screen.show(compare([report, report]), "province", None, console=console)
    shown = out.getvalue()
    assert [letter for letter in shown if letter != "\n" and letter in ORDERS and visible(letter) != letter] == []
    assert "thang-5␛[2J␛]0;title␇␍␊␉␀␡\ufffd\ufffd31m\ufffd\ufffd\ufffd[bold]:cat:[/]\\.md" in shown
    assert "[red]:smile:" in shown


def test_the_command_line_shows_the_name_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\nbaocao: b.docx: is empty.docx"
    path.write_bytes(b"")
    for command in ("parse", "check", "explain", "compare"):
        said = run(command, str(path)).stderr
        assert "a␛[2J␊baocao: b.docx: is empty.docx: is empty" in said
        assert len(said.splitlines()) == 1
    said = run("catalogue", "suggest", str(path)).stderr
    assert len(said.splitlines()) == 1


def test_json_in_the_shell_gives_no_orders_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / f"a{ORDERS.replace(chr(0), '')}.md"
    path.write_text("Có **12** hộ", "utf-8")
    shown = run("parse", str(path), "--format", "json").stdout
    assert [letter for letter in shown if letter != "\n" and visible(letter) != letter] == []
    assert json.loads(shown)["source"]["name"] == path.name


def test_csv_in_the_shell_has_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "=1+1.md"
    path.write_text("I. KẾT QUẢ\n\n@SUM(1) cấp **07** hộ =x.\n\nGiảm **-5,3%** so với cùng kỳ.", "utf-8")
    rows = list(csv.DictReader(io.StringIO(run("parse", str(path), "--format", "csv").stdout)))
    assert rows[0]["source"] == "'=1+1.md"
    assert [row["text"] for row in rows] == ["07", "-5,3%"]
    assert not [cell for row in rows for cell in row.values() if re.match(r"[=@]", cell)]
