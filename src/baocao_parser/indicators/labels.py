"""What a number counts, in the report's own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from ..data import lines_of, rows_of
from .clauses import Clause

_SPACE = regex.compile(r"\s+")
_TOPIC = regex.compile(r"\s*(?:[-–+*•]\s+)?(?P<topic>[^:.;\n]{3,120}?)\s*:(?=\s)")
MAX_TOPIC_WORDS = 14
MAX_LABEL_WORDS = 40


class Whole(NamedTuple):
    """The number that another one is a part or share of."""

    label: str
    unit: str


@cache
def _edge_phrases(edge: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Phrases by their outermost word; those of the end are read backwards."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for row in rows_of("label_edges.tsv"):
        words = row["words"].split() if edge == "leading" else row["words"].split()[::-1]
        if row["edge"] == edge:
            phrases.setdefault(words[0], set()).add(tuple(words))
    return {word: frozenset(found) for word, found in phrases.items()}


def trimmed(text: str) -> str:
    """Words without what only leads to the number: "trong tháng cấp" → "cấp", "tổng số … là" → "tổng số …".

    >>> trimmed("Trong tháng, đã thu hồi"), trimmed("tổng số người dùng lên")
    ('thu hồi', 'tổng số người dùng')
    """
    words = text.replace("**", "").split()
    while size := _edge_size(words, "leading"):
        del words[:size]
    while size := _edge_size(words[::-1], "trailing"):
        del words[-size:]
    return " ".join(words).strip(_MARKS)


_MARKS = " ,;:.-–(*"
_LONGEST_EDGE = 4


def _edge_size(words: list[str], edge: str) -> int:
    """How many words at the beginning are an edge phrase; at the end, for "trailing", with `words` reversed."""
    outermost = words[0].strip(_MARKS).lower() if words else None
    if not outermost:
        return len(words[:1])
    phrases = _edge_phrases(edge).get(outermost)
    if not phrases:
        return 0
    plain = [word.strip(_MARKS).lower() for word in words[:_LONGEST_EDGE]]
    return next((size for size in range(len(plain), 0, -1) if tuple(plain[:size]) in phrases), 0)


def topic_of(paragraph: str) -> str | None:
    """Inline topic of a paragraph: "- Chứng thư số: trong tháng …" → "Chứng thư số"; None where it has none."""
    found = _TOPIC.match(paragraph)
    if not found or any(map(str.isdigit, found["topic"])) or len(found["topic"].split()) > MAX_TOPIC_WORDS:
        return None
    return _SPACE.sub(" ", found["topic"])


def label_of(clause: Clause, whole: Whole | None, topic: str | None) -> tuple[str, str]:
    """(label, name of the rule) of one number.

    `whole` is the number that it is a part or share of, `topic` what its paragraph or section speaks of: it completes
    a label that says only how ("bình quân").
    """
    own = _own_words(clause)
    label, rule = next(
        ((label, rule.__name__) for rule in RULES if (label := rule(clause, own, whole))),
        (clause.mention.unit, "unit_alone"),
    )
    label = " ".join(label.split()[:MAX_LABEL_WORDS])
    if topic and _needs_topic(label, clause):
        return _merged(topic, label), f"{rule}+topic"
    return label, rule


def share_of_whole(clause: Clause, own: str, whole: Whole | None) -> str | None:
    """ "(tỷ lệ 72,20%)" → "tỷ lệ" and what the whole counts"""
    if clause.mention.kind != "percent" or not whole:
        return None
    left = trimmed(clause.left)
    return f"{left or 'tỷ lệ'} {whole.label}" if len(left.split()) <= 2 else None


def part_of_whole(clause: Clause, own: str, whole: Whole | None) -> str | None:
    """ "(12.045 trực tiếp, …)" → what the whole counts, and the part's own words"""
    unit = clause.mention.unit
    if not whole or (unit != whole.unit and clause.mention.kind == "count") or len(own.split()) > len(unit.split()) + 4:
        return None
    return _merged(whole.label, own)


def own_words(clause: Clause, own: str, whole: Whole | None) -> str | None:
    """ "cấp mới 09 chứng thư số", "tổng số người dùng là 6.767" → the words before and behind the number"""
    return own or None


RULES: tuple[Callable[[Clause, str, Whole | None], str | None], ...] = (share_of_whole, part_of_whole, own_words)
"""In the order in which they are asked."""


def _needs_topic(label: str, clause: Clause) -> bool:
    """A label without a noun of its own: "bình quân", "xếp thứ", "số tuyệt đối", "tổng số"."""
    return not label or bool(_incomplete().match(label)) or (clause.mention.kind == "rank")


@cache
def _incomplete() -> regex.Pattern[str]:
    words = lines_of("incomplete_labels.txt")
    return regex.compile(
        r"(?:(?:\L<words>)(?!\p{L})\W*)+$|(?:\L<words>)\s+(?:toàn|vùng|cả nước|chung|năm|tháng)", regex.I, words=words
    )


def _own_words(clause: Clause) -> str:
    left, right = trimmed(clause.left), _right(clause)
    if clause.left.rstrip(" *").endswith(":") and clause.mention.unit_end > clause.mention.end:
        unit = clause.mention.unit  # "mức độ 3: 605 dịch vụ" reads "dịch vụ mức độ 3"
        return left if unit.lower() in left.lower() else f"{right} {left}".strip()
    return _merged(left, right)


def _right(clause: Clause) -> str:
    """Words behind the number, percent and measure units left out: they say how, not what."""
    right = clause.right
    unit = clause.mention.unit_end - clause.mention.end
    if clause.mention.kind not in ("count", "fraction") and unit > 0:
        right = clause.after[unit:][: max(len(right) - unit, 0)]
    return trimmed(right)


def _merged(first: str, second: str) -> str:
    """Both texts, the second without a beginning that repeats the end of the first."""
    head, tail = first.split(), second.split()
    folded = [word.lower() for word in head]
    for size in range(min(len(head), len(tail)), 0, -1):
        lead = [word.lower() for word in tail[:size]]
        if any(folded[at : at + size] == lead for at in range(len(head) - size + 1)):
            return " ".join([*head, *tail[size:]])
    return " ".join([*head, *tail])
