"""The lexicon: look-up by longest match, and the cases of its rows (tests/cases/lexicon)."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.language.phrases import phrases_of
from baocao_parser.lexicon import TOKEN, Tokens, entry_at
from tests.documents import CASES
from tests.indicators.reading import indicators_of

LEXICON = CASES / "lexicon"
WORDS = "one word each"


def sentences(file: str) -> list[ParameterSet]:
    """(sentence, expected) of a file of cases; those of known_misses.txt have to fail."""
    lines = (LEXICON / f"{file}.txt").read_text("utf-8").splitlines()
    cause, found = "", []
    for line in lines:
        cause = line.removeprefix("## ") if line.startswith("## ") else cause
        if line and not line.startswith("#"):
            sentence, expected = line.split(" → ")
            if expected == WORDS:
                continue
            marks = [pytest.mark.xfail(reason=cause)] if file == "known_misses" else []
            found.append(pytest.param(sentence, expected, id=f"{file}: {sentence}", marks=marks))
    return found


FILES = sorted(path.stem for path in LEXICON.glob("*.txt"))


@pytest.mark.parametrize(("sentence", "expected"), [case for file in FILES for case in sentences(file)])
def test_a_sentence_holds_these_figures(sentence: str, expected: str) -> None:
    found = indicators_of(sentence)
    texts = {indicator.id: indicator.text for indicator in found}
    wanted = [] if expected == "nothing" else expected.split("; ")
    written = []
    for i in found:
        bound = "" if i.bound == "exact" else i.bound
        whole = f"< {texts[i.part_of]}" if i.part_of else ""
        unit = "" if i.unit and i.text.endswith(i.unit) else i.unit
        written.append(" ".join(filter(None, (i.text, unit, i.nature or "none", bound, i.direction or "", whole))))
    assert len(written) == len(wanted), written
    assert [f"{said} " for said in written if not any(f"{said} ".startswith(f"{w} ") for w in wanted)] == []
    assert [w for w, said in zip(wanted, written, strict=True) if not f"{said} ".startswith(f"{w} ")] == []


def words_that_are_one() -> list[str]:
    lines = [line for file in FILES for line in (LEXICON / f"{file}.txt").read_text("utf-8").splitlines()]
    return [word for line in lines if line.endswith(WORDS) for word in line.removesuffix(f" → {WORDS}").split("; ")]


def test_a_word_that_begins_like_another_is_read_as_one() -> None:
    read = {word: [phrase.text for phrase in phrases_of(word)] for word in words_that_are_one()}
    assert {word: phrases for word, phrases in read.items() if phrases != [word]} == {}


@pytest.mark.parametrize(
    ("text", "words", "end"),
    [
        ("chứng thư số cá nhân", "chứng thư số", 12),
        ("  hồ sơ", "hồ sơ", 7),
        ("ĐƠN KHIẾU NẠI", "đơn", 3),
        ("hoà giải", "hòa giải", 8),
        ("xyz", None, 0),
        ("", None, 0),
    ],
)
def test_the_longest_phrase_at_a_place_is_found(text: str, words: str | None, end: int) -> None:
    found = entry_at(text, 0)
    assert (found and found[0].words.lower(), found[2] if found else 0) == (words, end)


def test_tone_marks_are_read_in_both_styles() -> None:
    old, new = entry_at("uỷ viên", 0), entry_at("ủy viên", 0)
    assert old
    assert new
    assert old[0] is new[0]


def test_an_abbreviation_stands_in_capitals() -> None:
    assert entry_at("GCN mới", 0)
    assert entry_at("gcn mới", 0) is None


@given(st.text(st.characters(exclude_categories=("Nd", "Cs"))))
def test_tokens_give_back_their_text(text: str) -> None:
    tokens = Tokens(text)
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert "".join(tokens.words) == "".join(TOKEN.findall(text))
