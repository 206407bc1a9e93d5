from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.text.mojibake import undo_mojibake

CASES = Path(__file__).parents[1] / "cases" / "text"
LINES = [
    line for line in (CASES / "vietnamese.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
]


def misread(text: str, codec: str) -> str:
    """UTF-8 as a program shows it that takes it for another encoding; it keeps bytes without a letter as they are."""
    return "".join(
        bytes([byte]).decode(codec, "ignore") or bytes([byte]).decode("latin-1") for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "mac_roman", "cp437", "cp850", "cp1250"])
def test_utf8_that_was_misread_is_read_again(codec: str) -> None:
    assert undo_mojibake("\n".join(misread(line, codec) for line in LINES)) == "\n".join(LINES)


def test_what_was_misread_twice_is_read_again() -> None:
    assert undo_mojibake(misread(misread(LINES[0], "cp1252"), "cp1252")) == LINES[0]


def test_each_line_is_judged_by_itself() -> None:
    assert undo_mojibake(f"Sở Tài chính\n{misread('Kết quả', 'cp1252')}\n12") == "Sở Tài chính\nKết quả\n12"


@pytest.mark.parametrize(
    "text", [*LINES, "25 °C, “quá–mức”, Ãm, 5 × 3", "Müller, Ångström, naïve", "BÃ?O CÃ?O", "√4 ≈ 2"]
)
def test_sound_text_stays(text: str) -> None:
    assert undo_mojibake(text) == text


@given(st.text(max_size=30))
def test_any_text_is_borne(text: str) -> None:
    assert undo_mojibake(text).count("\n") == text.count("\n")
