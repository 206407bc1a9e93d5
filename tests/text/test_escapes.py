from __future__ import annotations

import pytest

from baocao_parser.text.escapes import unescape

WORDS = "Kết quả công tác tháng 5: 1.250 hồ sơ"


def escaped(form: str) -> str:
    return "".join(char if char < "\x7f" else form.format(ord(char)) for char in WORDS)


@pytest.mark.parametrize("form", ["&#{};", "&#x{:x};", "&#X{:04X};", "&amp;#{};", "\\u{:04x}", "%u{:04X}"])
def test_escaped_letters_are_letters(form: str) -> None:
    assert unescape(escaped(form)) == WORDS


def test_entities_without_their_end_are_read() -> None:
    assert unescape("K&#7871t qu&#7843, c&#244ng") == "Kết quả, công"


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "AT&T, R&D; GD&ĐT;",
        "3 &lt; 5 &amp; 7 &gt; 2 &quot;",
        "&#7871;",
        "C:\\users\\u00",
        "&#1114112; &#55296; &#0;",
    ],
)
def test_what_is_no_escaped_letter_stays(text: str) -> None:
    assert unescape(text) == text
