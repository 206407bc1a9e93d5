"""`baocao view`, and corrections in the shell."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baocao_parser import parse
from baocao_parser.cli import main
from baocao_parser.corrections import Corrections, correction

from .view.html import Page

ROOT = Path(__file__).parents[1] / "corpus"
SAMPLE, PDF = ROOT / "tra-vinh" / "2020-05.docx", ROOT / "lao-cai" / "2020-05.pdf"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, terminal_width=160)


def test_the_page_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    done = run("view", str(SAMPLE), "--to", str(target), "--language", "en")
    assert (done.exit_code, done.output.strip()) == (0, str(target))
    assert '<html lang="en">' in target.read_text("utf-8")


def test_without_a_name_it_is_named_after_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("view", str(SAMPLE)).output.strip() == "2020-05.docx.html"
    assert (tmp_path / "2020-05.docx.html").exists()


def test_it_is_opened_in_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    done = run("view", str(SAMPLE), "--open")
    assert opened == [Path(done.output.strip()).as_uri()]


def test_pages_of_a_pdf_are_chosen_and_wrong_ones_are_an_error(tmp_path: Path) -> None:
    target = str(tmp_path / "a.html")
    assert run("view", str(PDF), "--to", target, "--pages", "2").exit_code == 0
    page = Path(target).read_text("utf-8")
    assert 'id="picture-2"' in page
    assert 'id="picture-1"' not in page
    wrong = run("view", str(PDF), "--to", target, "--pages", "9")
    assert wrong.exit_code == 1
    assert "no pages" in wrong.stderr


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    done = run("view", str(tmp_path / "no.docx"))
    assert done.exit_code == 1
    assert "no.docx" in done.stderr


def test_corrections_reach_every_command_and_a_wrong_file_is_named(tmp_path: Path) -> None:
    report = parse(SAMPLE, emphasis="any")
    file = tmp_path / "a.tsv"
    made = correction(report, report.indicators[5], "label", "nhãn mới", "Lan")
    file.write_text(Corrections([made]).to_tsv(), "utf-8")
    assert (
        "nhãn mới"
        in run("parse", str(SAMPLE), "--emphasis", "any", "--format", "csv", "--corrections", str(file)).output
    )
    run("view", str(SAMPLE), "--to", str(tmp_path / "a.html"), "--corrections", str(file))
    page = Page((tmp_path / "a.html").read_text("utf-8"))
    assert "nhãn mới" in page.data()["records"]["label"]
    target = tmp_path / "a.csv"
    run("compare", str(SAMPLE), "--corrections", str(file), "--to", str(target))
    assert "nhãn mới" in target.read_text("utf-8-sig")
    assert run("check", str(SAMPLE), "--corrections", str(tmp_path / "none.tsv")).exit_code == 1
    assert "none.tsv" in run("check", str(SAMPLE), "--corrections", str(tmp_path / "none.tsv")).stderr


def test_the_catalogue_learns_from_corrections(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Thu hồi 08 thẻ số của cơ quan. Phát hành 12 tin.", encoding="utf-8")
    report = parse(source, emphasis="any")
    card, news = report.indicators
    made = [correction(report, card, "label", "thu hồi chứng thư số"), correction(report, card, "unit", "chứng thư số")]
    made.append(correction(report, news, "nature", "stock"))
    file = tmp_path / "a.tsv"
    file.write_text(Corrections(made).to_tsv(), "utf-8")
    shown = run("catalogue", "suggest", str(source), "--corrections", str(file)).output
    assert 'code = "cert.revoked"' in shown
    assert f'wordings = ["{card.label}"]' in shown
    assert f"# 1 correction: nature flow → stock, where '{news.decided('nature')}' decided" in shown
    assert "Phát hành [12] tin" in shown
