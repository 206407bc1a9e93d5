"""Which words around a figure tell what it counts, and how a label writes them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..language.phrase import Phrase, Words
from .wholes import is_acronym

MAX_WORDS = 30
_SAYS_NOTHING = frozenset({"is", "exist", "filler", "in_turn", "remain"})
"""Small words that lead to a figure."""
_JOINS = frozenset({"prep", "and", "of", "passive", "with"})
"""Small words that tell something only between others."""
_LEADING, _LEADING_BEHIND = _JOINS | {"quantifier"}, frozenset({"and", "quantifier"})
"""Which fall at the beginning: behind a figure they join what follows to its noun, "hộ nghèo do phụ nữ làm chủ"."""
_TRAILING = _JOINS | {"level", "exist"}
_NO_NAMES = frozenset({"date", "day_and_month", "clock_time", "article", "reference", "rate_base"})
"""Digits that say when, or by which document; all others are part of a name: "Quốc lộ 20", "đợt 1", "loại 2"."""


def telling(phrases: Words, used: Set[int] = frozenset(), *, behind: bool = False) -> list[Phrase]:
    """Phrases without those that only lead to the figure, say when, or how much; those of a base are `used`.

    Of those `behind` a figure relations and "có" tell, too: "15 công trình kém hiệu quả", "118 xã có người nhiễm".
    """
    kept = [p for at, p in enumerate(phrases) if p.start not in used and (_tells(p) or _joins(phrases, at, behind))]
    leading = _LEADING_BEHIND if behind else _LEADING
    while kept and (kept[0].sort in leading or kept[0].role == "mark" or _is_done_alone(kept)):
        kept.pop(0)
    while kept and (kept[-1].sort in _TRAILING or kept[-1].role == "mark") and not _is_direction(kept):
        kept.pop()
    return kept


def _tells(phrase: Phrase) -> bool:
    if phrase.role in ("time", "digits"):
        return phrase.role == "digits" and phrase.reason not in _NO_NAMES
    if phrase.word_class in ("frame", "link", "bound", "relation"):
        return False
    if phrase.general == "presents" or phrase.aspect == "plan" or (phrase.aspect == "raise" and " " not in phrase.text):
        return False
    return not (phrase.word_class == "function" and phrase.sort in _SAYS_NOTHING)


def _joins(phrases: Words, at: int, behind: bool) -> bool:
    """Whether a phrase that tells nothing alone tells something beside its neighbours."""
    phrase = phrases[at]
    if phrase.word_class == "bound":
        return _bounds_name(phrases, at) or (not behind and _is_outside(phrases, at))
    if phrase.word_class == "relation":
        return _describes(phrases, at, behind)
    if phrase.sort == "remain":  # "còn sống", "còn thiếu"
        return at + 1 < len(phrases) and (phrases[at + 1].role == "word" or bool(phrases[at + 1].aspect))
    return behind and phrase.sort == "exist"


def _is_done_alone(kept: Sequence[Phrase]) -> bool:
    """ "đã xảy ra 3 vụ cháy", of which "xảy ra" tells nothing"""
    return kept[0].sort == "done" and all(p.word_class == "noun" and not p.aspect for p in kept[1:2])


def _is_direction(kept: Sequence[Phrase]) -> bool:
    """ "đăng ký lại", "bán ra": the last word goes with the verb before it"""
    if len(kept) < 2 or not kept[-1].plays("direction"):
        return False
    return kept[-2].role == "word" or is_verb(kept[-2])


def _bounds_name(phrases: Words, at: int) -> bool:
    """ "phụ nữ từ 18 tuổi trở lên", "trẻ dưới 5 tuổi": a bound beside digits that are part of a name"""
    near = (*phrases[max(0, at - 2) : at], *phrases[at + 1 : at + 2])
    return phrases[at].word_class == "bound" and any(p.role == "digits" and _tells(p) for p in near)


def _is_outside(phrases: Words, at: int) -> bool:
    """ "ngoài công lập", "trên chuẩn": a bound before a noun tells which ones, before a figure how many"""
    after = phrases[at + 1] if at + 1 < len(phrases) else None
    noun = after is not None and (after.role == "word" or after.word_class in ("noun", "compound"))
    return noun and phrases[at].sort in ("above", "below")


def _describes(phrases: Words, at: int, behind: bool) -> bool:
    """A relation that leads to no figure: "không đạt: 18", or one behind its figure"""
    denied = at > 0 and phrases[at - 1].sort == "negation"
    if phrases[at].plays("based"):
        return True  # "khá 884, kém 47": where it compares, it is no word of the name
    return denied or (behind and phrases[at].sort != "against")


def text_of(phrases: Sequence[Phrase]) -> str:
    """Phrases as a label writes them, abbreviations written out."""
    text, end = "", 0
    for phrase in phrases:
        if phrase.role == "mark" and phrase.text not in ",/&":
            continue
        glued = not text or phrase.start == end or phrase.text in ",/&" or text.endswith(("/", "&"))
        words = _written_out(phrase)
        text += words if glued else f" {words}"
        end = phrase.end
    return " ".join(text.split()[:MAX_WORDS]).strip(" ,")


def _written_out(phrase: Phrase) -> str:
    """An abbreviated noun in full: "HTX" is "hợp tác xã"; what is raised without that verb: "đưa tổng số".

    As printed stays what is no acronym of its noun, letter by letter: "HCV" says more than "huy chương", and everybody
    writes "UBND".
    """
    if phrase.aspect == "raise":
        return phrase.text.partition(" ")[2]
    entry = phrase.entry
    is_noun = entry is not None and entry.word_class == "noun"
    return entry.words if is_noun and entry and is_acronym(phrase.text, entry.words) else phrase.text


def is_verb(phrase: Phrase) -> bool:
    """A verb, and no noun that is one elsewhere."""
    return bool(phrase.aspect) and phrase.word_class == "verb"
