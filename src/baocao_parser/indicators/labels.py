"""What a figure counts, rendered from its clause: the words that name it, without those that only say when and how much."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Clause, Words, noun_end
from ..language.phrases import Phrase
from .bases import CHANGES, Standing
from .frames import Framing
from .links import Link
from .units import Unit

_SAYS_NOTHING = frozenset({"done", "is", "exist", "filler", "with", "opener", "remain", "reach", "against", "attain", "share", "equal", "up", "down", "times", "differ", "contribute", "average"})
_EDGE = frozenset({"prep", "and", "of", "quantifier", "passive"})
_GENERIC = frozenset({"người", "đồng chí", "con", "cái", "chiếc", "lượt", "em", "cháu", "điểm"})
MAX_WORDS = 30


class Label(msgspec.Struct, frozen=True, gc=False):
    """A label and how it came about."""

    text: str
    rule: str
    own: str = ""
    """Only the figure's own words."""


def labels_of(
    clauses: Sequence[Clause],
    units: Sequence[Unit],
    standings: Sequence[Standing],
    framings: Sequence[Framing],
    links: Sequence[Link | None],
    topic: str = "",
) -> list[Label]:
    """A label for every clause's figure."""
    labels: list[Label] = []
    for at, clause in enumerate(clauses):
        labels.append(_label(clauses, units, standings, links, labels, at, topic))
    return labels


def _label(
    clauses: Sequence[Clause],
    units: Sequence[Unit],
    standings: Sequence[Standing],
    links: Sequence[Link | None],
    labels: Sequence[Label],
    at: int,
    topic: str,
) -> Label:
    clause, unit, standing, link = clauses[at], units[at], standings[at], links[at]
    own = own_words(clause, unit, standing)
    head = _head(clauses, standings, units, at)
    about = labels[head].text if head is not None else ""
    if standing.sort in CHANGES or standing.sort == "times" or (standing.base and standing.base_sort != "plan" and unit.kind == "percent"):
        before = own_words(clause, unit, standing, lead_only=True)
        if before:
            return Label(before, "change", before)
        if about:
            return Label(about, "change_of", own)
    elif standing.base_sort == "plan" and unit.kind == "percent":
        before = own_words(clause, unit, standing, lead_only=True)
        of = before if before and not before.startswith("tỷ lệ") else about or topic
        return Label(f"tỷ lệ đạt {standing.base_text} {of}".strip(), "plan_rate", own)
    elif link and unit.kind == "percent" and link.whole < at:
        of = labels[link.whole].text
        extra = own_words(clause, unit, standing, lead_only=True)
        return Label(_joined("tỷ lệ", _joined(of, extra.removeprefix("tỷ lệ").strip())), "share", own)
    elif link:
        whole, other = labels[link.whole], units[link.whole]
        if unit.rule in ("shared", "qualifier") or (unit.name == other.name and not _has_noun(clause.lead)):
            return Label(_joined(whole.text, _without(own, unit.name)), "part", own)
    if own and not _bare(own, unit):
        if unit.rule == "shared" and unit.kind == "count" and unit.name.lower() not in own.lower():
            own = f"{unit.name} {own}"
        return Label(own, "own_words", own)
    if clause.host is not None and clause.depth:
        return Label(_joined(labels[clause.host].text if clause.host < at else about, _without(own, unit.name)), "bracket", own)
    if about and at and clauses[at - 1].sentence == clause.sentence and (not own or units[head].name == unit.name):  # type: ignore[index]
        return Label(about, "spoken_of", own)
    if topic and own.lower() not in topic.lower():
        return Label(_joined(own, topic), "topic", own)
    return Label(own or topic or unit.name, "unit_alone", own)


def _head(clauses: Sequence[Clause], standings: Sequence[Standing], units: Sequence[Unit], at: int) -> int | None:
    """What a change, or a figure without words, speaks of: the last figure before it that stands for itself."""
    clause = clauses[at]
    own_unit = units[at]
    counted = own_unit.kind not in ("percent", "percentage_point", "ratio_times") and own_unit.rule != "difference"
    found: int | None = None
    for other in range(at - 1, -1, -1):
        candidate = clauses[other]
        if candidate.sentence != clause.sentence and found is None and clause.parted != "." :
            break
        if candidate.sentence < clause.sentence - 1:
            break
        if candidate.depth > clause.depth or standings[other].sort in CHANGES or standings[other].sort == "times":
            continue
        if standings[other].base and units[other].kind == "percent":
            continue
        if counted and units[other].name != own_unit.name and standings[at].sort in CHANGES:
            found = other if found is None else found
            continue
        return other
    return found


def own_words(clause: Clause, unit: Unit, standing: Standing, *, lead_only: bool = False) -> str:
    """The words before and behind a figure that tell what it counts; "" where there is none."""
    used = {p.start for p in standing.base}
    lead = _content(clause.lead, used)
    if lead_only:
        return _text(lead)
    skip = noun_end(clause.tail)
    noun = clause.tail[:1] if skip else ()
    named = _has_noun(tuple(lead)) or any(p.word_class == "quantity" for p in lead)
    if unit.kind not in ("count", "") or (named and unit.name in _GENERIC) or (named and clause.lead and clause.lead[-1].text == ":"):
        noun = ()
    tail = _content(clause.tail[skip:], used)
    return _text([*lead, *noun, *tail])


def _content(phrases: Words, used: set[int]) -> list[Phrase]:
    """Phrases without those that only lead to the figure, say when, or how much."""
    kept = [p for p in phrases if p.start not in used and _tells(p)]
    while kept and (kept[0].sort in _EDGE or kept[0].role == "mark"):
        kept.pop(0)
    while kept and (kept[-1].sort in _EDGE or kept[-1].role == "mark"):
        kept.pop()
    return kept


def _tells(phrase: Phrase) -> bool:
    if phrase.role in ("time", "digits"):
        return phrase.role == "digits" and phrase.reason in ("level", "duration", "age")
    if phrase.word_class in ("frame", "link", "bound", "relation"):
        return False
    if phrase.aspect == "plan":
        return False
    return not (phrase.word_class == "function" and phrase.sort in _SAYS_NOTHING)


def _text(phrases: Sequence[Phrase]) -> str:
    text = ""
    for phrase in phrases:
        if phrase.role == "mark" and phrase.text not in ",/":
            continue
        text += phrase.text if not text or phrase.text in ",/" or text.endswith("/") else f" {phrase.text}"
    return " ".join(text.split()[:MAX_WORDS]).strip(" ,")


def _has_noun(phrases: Words) -> bool:
    return any(p.word_class == "noun" and p.entry and p.entry.kind == "count" for p in phrases)


def _bare(own: str, unit: Unit) -> bool:
    return own.lower() == unit.name.lower()


def _without(words: str, unit: str) -> str:
    small = words.lower()
    return words if not unit or not small.startswith(unit.lower()) else words[len(unit) :].strip()


def _joined(first: str, second: str) -> str:
    """Both, the second without the words that the first ends with."""
    if not first or not second:
        return first or second
    if second.lower() in first.lower():
        return first
    return f"{first} {second}"
