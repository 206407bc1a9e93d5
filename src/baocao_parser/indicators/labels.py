"""What a figure counts, rendered from its clause: the words that name it, without those that only say when and how much.

Resolved in the order change, completion of a plan, share, part, own words; what a figure leaves unsaid it takes from
the figure, the topic or the list that it stands with.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Clause, Words, noun_end
from ..language.phrases import Phrase
from .bases import CHANGES, Standing
from .heads import head_of
from .natures import PER_HEAD, Said
from .units import Unit

_SAYS_NOTHING = frozenset(
    {
        *("is", "exist", "filler", "with", "remain", "reach", "against", "attain", "share", "equal", "up", "down"),
        *("times", "differ", "contribute", "level"),
    }
)
_EDGE = frozenset({"prep", "and", "of", "quantifier", "passive", "done"})
_GENERIC = frozenset({"người", "đồng chí", "con", "cái", "chiếc", "lượt", "em", "cháu", "điểm", "trường hợp"})
"""Nouns that a label needs only where no other noun names what is counted."""
_BARE_HEADS = frozenset({"amount", "balance", "price", "output", "extent", "rate", "mark"})
_NAMES = frozenset({"level", "age", "glued_to_word", "product_code", "glued_code", "grade", "ordinal", "group_limit"})
"""Digits that are part of a name."""
MAX_WORDS = 30
_OF_UNIT = {"ha": "diện tích", "km2": "diện tích", "km": "chiều dài"}
"""What a measure is of, where no word says it."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """A label and how it came about."""

    text: str
    rule: str


class Naming:
    """Gives the figures of a paragraph their labels, one after the other."""

    def __init__(self, said: Said, topic: str, title: str) -> None:
        self.said, self.topic, self.title = said, topic, title
        self.labels: list[Label] = []

    def all(self) -> list[Label]:
        """A label for every clause."""
        for at in range(len(self.said.clauses)):
            self.labels.append(self._label(at))
        return self.labels

    def _label(self, at: int) -> Label:
        said = self.said
        clause, unit, standing, link = said.clauses[at], said.units[at], said.standings[at], said.links[at]
        if is_change(standing, unit):
            return self._of_change(at)
        if standing.base_sort == "plan" and unit.kind == "percent":
            return self._of_completion(at)
        if link and unit.kind == "percent" and link.whole < at:
            own = own_words(clause, unit, standing, lead_only=True).removeprefix("tỷ lệ").strip()
            whole = self.labels[link.whole].text
            return Label(joined(whole if whole.startswith("tỷ lệ") else joined("tỷ lệ", whole), own), "share")
        own = own_words(clause, unit, standing)
        if link and (unit.rule in ("shared", "qualifier") or (unit.name == said.units[link.whole].name and not _named(clause.lead))):
            return Label(joined(self.labels[link.whole].text, _without(own, unit.name)), "part")
        return self._own(at, own)

    def _own(self, at: int, own: str) -> Label:
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        if clause.host is not None and clause.depth and (not own or unit.rule == "shared"):
            return Label(joined(self.labels[clause.host].text, _without(own, unit.name)), "bracket")
        if clause.figure.form == "rank":
            return Label(self._ranked(at), "rank")
        if own and own.lower() != unit.name.lower():
            if unit.rule == "shared" and unit.kind == "count" and unit.name.lower() not in own.lower():
                own = f"{unit.name} {own}"
            return Label(self._completed(at, own), "own_words")
        head = self._head(at)
        if head is not None and (not own or said.units[head].name == unit.name):
            return Label(self.labels[head].text, "spoken_of")
        verb = self._verb_of_list(at)
        if verb:
            return Label(joined(verb, own or unit.name), "list_verb")
        of = self.topic
        return Label(joined(own or unit.name, of), "topic") if of else Label(own or unit.name, "unit_alone")

    def _ranked(self, at: int) -> str:
        """ "Chỉ số cải cách hành chính … xếp thứ 6/20 sở": what is ranked"""
        content = _content(self.said.clauses[at].lead, set())
        named = _text([p for p in content if p.sort != "rank" and p.word_class != "lead"])
        head = self._head(at)
        return joined("thứ hạng", named or (self.labels[head].text if head is not None else self.topic or self.title))

    def _completed(self, at: int, own: str) -> str:
        """A quantity alone ("năng suất", "kinh phí") with what it is of; an area with that word."""
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        content = _content(clause.lead, set())
        behind = _content(clause.tail[noun_end(clause.tail) :], set())
        of = self._said_before(at, content, behind)
        if of:
            return joined(of, own)
        quantity = next((p for p in content if p.word_class == "quantity"), None)
        bare = quantity is not None and quantity.sort in _BARE_HEADS and all(
            p is quantity or p.sort in ("average", "total", "quantifier") for p in content
        )
        counts = unit.sort == "event" and self.topic and not behind and not _named(tuple(content))
        if counts:  # "Sốt xuất huyết: ghi nhận 186 ca"
            return joined(own, self.topic)
        if bare and not behind:
            of = self.topic or self._object(at)
            return joined(own, of) if of else own
        if unit.kind == "money" and "/" in unit.name and unit.name.split("/")[1] not in PER_HEAD and not own.lower().startswith("giá"):
            return own if " giá " in f" {own.lower()} " else f"giá {own}"
        if quantity is None and unit.kind == "measure" and unit.name in _OF_UNIT:
            return joined(_OF_UNIT[unit.name], own)
        return own

    def _said_before(self, at: int, content: list[Phrase], behind: list[Phrase]) -> str:
        """What words that only say how, how much or by which plan leave unsaid: "bình quân", "mục tiêu là", "thu", "cộng"."""
        clause, unit = self.said.clauses[at], self.said.units[at]
        if behind or not content:
            return ""
        if all(p.sort == "average" for p in content) or all(p.sort == "plan" or p.aspect for p in content) and any(p.sort == "plan" for p in content):
            head = self._head(at)
            return self.labels[head].text if head is not None else self.topic
        if all(p.aspect for p in content) and unit.kind in ("money", "measure"):
            return self.topic
        if all(p.sort == "total" or p.text.lower() == "cộng" for p in content):
            return self.title if clause.parted == "." else ""
        return ""

    def _object(self, at: int) -> str:
        """What the figure before counts: "152 tổ tiết kiệm, dư nợ 201 tỷ đồng"."""
        said = self.said
        for other in range(at - 1, -1, -1):
            if said.clauses[other].sentence != said.clauses[at].sentence or said.clauses[other].group != said.clauses[at].group:
                return ""
            if said.units[other].kind == "count" and not is_change(said.standings[other], said.units[other]):
                clause = said.clauses[other]
                skip = noun_end(clause.tail)
                return _text([*clause.tail[:skip], *_content(clause.tail[skip:], set())]) or self.labels[other].text
        return ""

    def _verb_of_list(self, at: int) -> str:
        """The verb that an item without one shares: "phạt 15 tổ chức, 3 cá nhân"."""
        said = self.said
        for other in range(at - 1, -1, -1):
            clause = said.clauses[other]
            if clause.sentence != said.clauses[at].sentence or clause.group != said.clauses[at].group:
                return ""
            if said.clauses[other + 1].parted not in ("", ","):
                return ""
            lead = _content(clause.lead, set())
            if any(p.aspect for p in lead) and not is_change(said.standings[other], said.units[other]):
                return _text(lead)
        return ""

    def _of_change(self, at: int) -> Label:
        """ "tăng 5,3% so với cùng kỳ": what grows"""
        clause, unit, standing = self.said.clauses[at], self.said.units[at], self.said.standings[at]
        before = own_words(clause, unit, standing, lead_only=True)
        if before:
            return Label(self._completed(at, before), "change")
        head = self._head(at)
        chain = self._chain(at)
        if chain is not None and (head is None or chain > head):
            head = chain
        if head is not None:
            return Label(self.labels[head].text, "change_of")
        return Label(own_words(clause, unit, standing) or self.topic or self.title or unit.name, "change_alone")

    def _chain(self, at: int) -> int | None:
        """The change before that this one goes on with: "bằng 103,7% so với tháng trước và bằng 108,9% so với cùng kỳ" """
        said, clause, unit = self.said, self.said.clauses[at], self.said.units[at]
        if clause.depth and clause.host is not None and is_change(said.standings[clause.host], said.units[clause.host]):
            return clause.host
        for other in range(at - 1, -1, -1):
            if said.clauses[other].sentence != clause.sentence or said.clauses[other].depth > clause.depth:
                continue
            if not is_change(said.standings[other], said.units[other]):
                return None
            if unit.kind in ("percent", "percentage_point", "ratio_times") or said.units[other].name in (unit.name, "%"):
                return other
        return None

    def _of_completion(self, at: int) -> Label:
        """ "đạt 64,4% dự toán": the rate of the plan, and what was planned"""
        clause, unit, standing = self.said.clauses[at], self.said.units[at], self.said.standings[at]
        own = own_words(clause, unit, standing, lead_only=True)
        head = self._head(at)
        of = own if own and not own.startswith("tỷ lệ") else self.labels[head].text if head is not None else self.topic or self.title
        return Label(f"tỷ lệ đạt {standing.base_text} {of}".strip(), "plan_rate")

    def _head(self, at: int) -> int | None:
        """What a change, or a figure without words, speaks of: the last figure before it that stands for itself.

        A counted change speaks of a figure of its own unit.
        """
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        counted = unit.kind not in ("percent", "percentage_point", "ratio_times") and said.standings[at].sort in CHANGES
        found: int | None = None
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.sentence < clause.sentence - (1 if clause.parted == "." and found is None else 0):
                break
            if candidate.depth > clause.depth or is_change(said.standings[other], said.units[other]):
                continue
            if said.standings[other].base and said.units[other].kind == "percent":
                continue
            if counted and said.units[other].name != unit.name:
                found = other if found is None else found
                continue
            return other
        return found


def is_change(standing: Standing, unit: Unit) -> bool:
    """A difference or a ratio to something else, not to a plan."""
    if standing.sort in CHANGES or standing.sort == "times":
        return True
    return bool(standing.base) and standing.base_sort != "plan" and unit.kind == "percent"


def topic_of(phrases: Sequence[Phrase]) -> str:
    """Run-in topic of a paragraph, "Lúa Hè thu: đã thu hoạch …"; "" without one."""
    for at, phrase in enumerate(phrases[:14]):
        if phrase.figure or phrase.text in (";", "."):
            return ""
        if phrase.text == ":":
            followed = phrases[at + 1 :]
            alone = followed[:1] and followed[0].figure is not None
            if (alone and len(followed) < 4) or at > 8:
                return ""
            return _text(_content(tuple(phrases[:at]), set()))
    return ""


def own_words(clause: Clause, unit: Unit, standing: Standing, *, lead_only: bool = False) -> str:
    """The words before and behind a figure that tell what it counts; "" where there is none."""
    used = {p.start for p in standing.base}
    lead = _content(_without_agent(clause.lead, unit), used)
    if lead_only:
        return _text(lead)
    skip = noun_end(clause.tail)
    noun = clause.tail[:1] if skip else ()
    named = _has_noun(tuple(lead)) or any(p.word_class == "quantity" and p.sort != "total" for p in lead)
    topic = bool(clause.lead) and clause.lead[-1].text == ":"
    said = f" {_text(lead).lower()} "
    if unit.kind not in ("count", "") or f" {unit.name.lower()} " in said or (named and (unit.name in _GENERIC or topic)):
        noun = ()
    tail = _content(clause.tail[skip:], used)
    return _text([*lead, *noun, *tail])


def _without_agent(lead: Words, unit: Unit) -> Words:
    """Who acts is no part of what is counted: "Bộ phận Một cửa tiếp nhận 12 hồ sơ"."""
    verb = next((at for at, p in enumerate(lead) if p.aspect in ("event", "keep") or p.sort == "done"), None)
    if verb is None or verb == 0 or unit.rule not in ("noun_behind", "money_spoken", "money_mark"):
        return lead
    head = head_of(list(lead[:verb]))
    acts = head is not None and head.sort in ("body", "place") and not any(p.sort == "passive" for p in lead[:verb])
    return lead[verb:] if acts else lead


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
        return phrase.role == "digits" and phrase.reason in _NAMES
    if phrase.word_class in ("frame", "link", "bound", "relation"):
        return False
    if phrase.aspect == "plan":
        return False
    return not (phrase.word_class == "function" and phrase.sort in _SAYS_NOTHING)


def _text(phrases: Sequence[Phrase]) -> str:
    text, end = "", 0
    for phrase in phrases:
        if phrase.role == "mark" and phrase.text not in ",/&":
            continue
        glued = not text or phrase.start == end or phrase.text in ",/&" or text.endswith(("/", "&"))
        text += phrase.text if glued else f" {phrase.text}"
        end = phrase.end
    return " ".join(text.split()[:MAX_WORDS]).strip(" ,")


def _has_noun(phrases: Words) -> bool:
    return any(p.word_class == "noun" and p.entry and p.entry.kind == "count" for p in phrases)


def _named(lead: Words) -> bool:
    return _has_noun(lead) or any(p.word_class == "quantity" and p.sort != "total" for p in lead)


def _without(words: str, unit: str) -> str:
    small = words.lower()
    return words if not unit or not small.startswith(unit.lower()) else words[len(unit) :].strip()


def joined(first: str, second: str) -> str:
    """Both, the second only where the first does not say it."""
    if not first or not second:
        return first or second
    if second.lower() in first.lower():
        return first
    if first.lower() in second.lower():
        return second
    return f"{first} {second}"
