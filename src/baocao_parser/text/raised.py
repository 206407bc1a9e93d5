"""Raised characters (³, ⁽²⁾): exponents and degrees are part of a text, the marks of notes are not.

Word files, PDFs and Markdown all tell "312" from the mark behind it by raising the mark. Their readers write what is
raised in the raised characters that Unicode has; what those mean is decided here, by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import regex

from .unicode import Repaired, substitute

_PLAIN, _RAISED = "0123456789+-()abcdoivx*,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵒⁱᵛˣ⁎⸴"
_RAISE = str.maketrans(f"{_PLAIN}[]–−†‡", f"{_RAISED}⁽⁾⁻⁻⁎⁎")
_LOWER = str.maketrans(f"{_RAISED}⁄₀₁₂₃₄₅₆₇₈₉", f"{_PLAIN}/0123456789")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_VULGAR = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/8": "⅛"}
_SHORT = regex.compile(rf"([{regex.escape(_PLAIN)}\[\]–−†‡\s]{{0,11}}[{regex.escape(_PLAIN[:-1])}\[\]†‡])([\s.,;:]*)")

_ANY = re.compile(f"[{_RAISED}]")
_FIGURE = "[⁰¹²³⁴-⁹]"
_UNIT = r"(?<! \p{L} ) (?i: [cdhkmnµμ]?m | dam | mét | s )"
_TERM = r"(?<! [\p{L}\p{M}\d] ) (?<! \d [ ] ) (?: [A-Za-zα-ω] | [CSN]O | [CN]H )"


def _marks(digits: int) -> str:
    """A pattern for marks, one or several: 4, (2), *, **; letters only behind a figure, or in brackets."""
    letters = r"(?<= [\d%)] ⁽? | ⁽ ) (?: [ᵃᵇᶜᵈ] | [ⁱᵛˣ]{1,4} )"
    one = rf"⁽? (?: {_FIGURE}{{1,{digits}}} [ᵃᵇᶜᵈ]? | {letters} | ⁎{{1,3}} ) ⁾?"
    return rf"{one} (?: [⸴⁻] \s? {one} ){{0,5}} (?! [{_RAISED}] | [/⁄] [₀-₉] )"


_MARK = rf"""
      (?<= \S )                                                       # directly behind a figure, a word, a sign
      (?: (?<! [{_RAISED}] ) | (?<= {_UNIT} [²³] ) )                  # also behind an exponent: m²⁽¹⁾
      (?! [²³] (?<= {_UNIT} . ) )                                     # but m², km³, m/s² are units,
      (?! {_FIGURE} (?<= {_TERM} . ) )                                # x², CO² are terms,
      (?! [⁻{_FIGURE[1:]} (?<= (?<! \d | \d, ) 10 . ) {_FIGURE}*+ (?! [ ]? [%‰] ) )  # and 10⁶ is a number
      {_marks(3)}
    | (?<= [\d%)] ) [ ] {_marks(2)} (?= [\s.,;:)] | $ )               # behind a blank: "78 ² đơn"
    | (?<= [\p{{L}}\d)%”] ) [ ] {_marks(2)} (?= \s? [.,;:)] | $ )
    | ^ \s* {_marks(2)} \s* (?= \S )                                  # of the note itself, before its text
    """
_FRACTION = rf"{_FIGURE}{{1,3}} [/⁄] [₀-₉]{{1,3}}"
_DEGREE = rf"(?<= \d [ ]? ) [⁰ᵒ] (?! {_FIGURE} | ⁾ )"
_ALONE = rf"(?<! \S ) {_FIGURE}+ (?: ⸴ {_FIGURE}+ )? (?= [\s.,;:%)] | $ )"
_LETTERS = "[⁽⁾ᵃᵇᶜᵈᵒⁱᵛˣ⁎⸴]+"

_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    (_FRACTION, lambda printed: _VULGAR.get(printed.translate(_LOWER), printed)),
    (_DEGREE, lambda _: "°"),
    (_MARK, lambda _: ""),
    (_ALONE, lambda printed: printed.translate(_LOWER)),  # a figure that is raised as a whole is a figure
    (_LETTERS, lambda printed: printed.translate(_LOWER)),  # and what else is raised is text
)


def raise_text(text: str) -> str:
    """What a document prints raised, in raised characters; words, and what Unicode cannot raise, stay as they are.

    >>> raise_text("2"), raise_text("(1), *"), raise_text("nd")
    ('²', '⁽¹⁾⸴ ⁎', 'nd')
    """
    short = _SHORT.fullmatch(text)
    return short[1].translate(_RAISE) + short[2] if short else text


def lower_text(text: str) -> str:
    """The lower half of a fraction in lowered characters.

    >>> lower_text("2"), lower_text("hộ")
    ('₂', 'hộ')
    """
    return text.translate(_SUBSCRIPTS) if text.isdigit() else text


def has_raised(text: str) -> bool:
    """Some character is raised."""
    return _ANY.search(text) is not None


def without_note_marks(before: Repaired) -> tuple[Repaired, int]:
    """The text without the raised marks of notes, and how many were left out; a raised zero is the sign of degrees.

    >>> [without_note_marks(Repaired(t, None))[0].text for t in ("312⁴ hộ", "98,5³%", "1.234⁽¹⁾", "¹ Ước.", "38⁰C")]
    ['312 hộ', '98,5%', '1.234', 'Ước.', '38°C']
    >>> [without_note_marks(Repaired(t, None))[0].text for t in ("5 m²", "10⁶ m³", "R² = 0,9", "1¹/₂", "¹²⁵")]
    ['5 m²', '10⁶ m³', 'R² = 0,9', '1½', '125']
    """
    if not has_raised(before.text):
        return before, 0
    marks = 0
    for step, replace in _STEPS:
        pattern = regex.compile(step, regex.X)  # here, because few texts have anything raised; `regex` keeps it
        if step is _MARK:
            marks = len(pattern.findall(before.text))
        before = substitute(before, pattern, replace)
    return before, marks
