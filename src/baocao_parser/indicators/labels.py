"""What a figure counts, rendered from its clause: its own words, and those that it leaves to others.

Resolved in the order change, completion of a plan, share, part, own words; what a figure leaves unsaid it takes from
the figure, the topic or the list that it stands with.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import are_beside
from ..language.parting import noun_end
from ..language.phrase import Phrase, Words
from .antecedents import changed, contributor, counted_before, restated, spoken_of
from .dimensions import with_dimension
from .names import BARE_HEADS, is_named, item_of_bracket, unsaid, with_names
from .said import Said
from .shared_words import name_with_shared_noun, shared_quantity, shared_verb
from .telling import is_verb, telling, text_of

MAX_TITLE = 8
"""A longer title of a section is no name."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """A label and how it came about."""

    text: str
    rule: str
    words: Words = ()
    """The figure's own words in it."""


class Naming:
    """Gives the figures of a paragraph their labels, one after the other."""

    def __init__(self, said: Said, topics: Sequence[str], title: str) -> None:
        self.said, self.topics = with_names(said), topics
        self.names = self.said.names
        self.title = title if len(title.split()) <= MAX_TITLE else ""
        self.labels: list[Label] = []

    def all(self) -> list[Label]:
        """A label for every clause; [] where there is none."""
        for at in range(len(self.said.clauses)):
            name = self.names[at]
            self.labels.append(msgspec.structs.replace(self._label(at), words=(*name.lead, *name.noun, *name.rest)))
        return [self._with_dimension(at) for at in range(len(self.labels))]

    def _with_dimension(self, at: int) -> Label:
        """ "thép D10 17.650 đ/kg, giảm 2,5%": with what its unit measures ("giá"), a change with its head's"""
        label, head = self.labels[at], at
        if label.rule == "change_of":
            while (before := changed(self.said, head)) is not None:
                head = before
        if self.said.is_change(head) and self.said.units[head].kind == "percent":
            return label  # a growth is no share
        return msgspec.structs.replace(label, text=with_dimension(label.text, self.said.units[head]))

    def _label(self, at: int) -> Label:
        said = self.said
        unit, standing, link = said.units[at], said.standings[at], said.links[at]
        if said.is_change(at):
            return self._of_change(at)
        if standing.base_sort == "plan" and unit.kind == "percent":
            return self._of_completion(at)
        if link and unit.kind == "percent" and link.whole < at:
            return self._of_share(at, link.whole)
        if self._is_second_of_pair(at):
            return self._of_pair(at)
        own = self.names[at].text
        whole = link.whole if link and link.whole < at else None
        if whole is not None and (
            unit.rule in ("shared", "qualifier")
            or (unit.name == said.units[whole].name and not is_named(said.clauses[at].lead))
        ):
            return self._of_part(at, whole)
        return self._acted_on(at, own) or self._own(at, own)

    def _of_share(self, at: int, whole: int) -> Label:
        """ "(chiếm 12,5%)": the rate of what the count before it counts"""
        own = text_of(self.names[at].lead).removeprefix("tỷ lệ").strip()
        of = self.labels[whole].text
        return Label(joined(of if of.lower().startswith("tỷ lệ") else f"tỷ lệ {of}", own), "share")

    def _of_part(self, at: int, whole: int) -> Label:
        """ "trong đó giải quyết trước hạn 125 hồ sơ": with a verb of its own a part names itself, else by its whole"""
        name, unit = self.names[at], self.said.units[at]
        if name.is_doing:
            thing = name.noun or self.names[whole].thing
            return Label(text_of([*name.lead, *unsaid(thing, name.lead), *name.rest]), "part")
        noun = unsaid(name.noun, self.labels[whole].words)
        return Label(
            joined(self._handed_on(whole), _without(text_of([*name.lead, *noun, *name.rest]), unit.name)), "part"
        )

    def _handed_on(self, at: int) -> str:
        """The label of a figure as its parts and its quantities take it over."""
        name, label = self.names[at], self.labels[at].text
        return label.replace(text_of(name.lead), text_of(name.handed_on), 1).strip() if name.lead else label

    def _is_second_of_pair(self, at: int) -> bool:
        """ "1.402 vụ/2.571 bị can": nothing but the slash stands before it"""
        clause = self.said.clauses[at]
        slash = clause.lead[-1:] and clause.lead[-1].text == "/"
        return bool(slash and at and self.said.clauses[at - 1].group == clause.group and not self.names[at].lead)

    def _of_pair(self, at: int) -> Label:
        """The second of a pair is named by what was done with the first."""
        first, own = self.names[at - 1], self.names[at]
        if self.said.units[at].name == self.said.units[at - 1].name and all(p.sort == "plan" for p in own.rest):
            return Label(joined(self.labels[at - 1].text, text_of(own.rest)), "pair")  # "41,7 ha/60 ha kế hoạch"
        unit = self.said.units[at].name
        if not first.lead:
            thing, verb = own.text or unit, shared_verb(self.said, at - 1)
            return Label(joined(verb, thing) if verb else joined(thing, self._topic(at)), "pair")
        named = text_of([*first.lead, *own.noun, *own.rest]) if own.noun else f"{text_of(first.lead)} {unit}"
        return Label(named.strip(), "pair")

    def _own(self, at: int, own: str) -> Label:
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        if said.standings[at].sort == "contribute":
            source, gives = contributor(said, at), said.standings[at].verb
            whose = own if source is None else joined(self.labels[source].text, own)
            return Label(f"{gives.text} {whose}" if gives else whose, "contribution")
        beside = at and said.clauses[at - 1].group == clause.group and said.units[at - 1].name == unit.name
        if clause.depth and not own and beside:
            return Label(self.labels[at - 1].text, "spoken_of")
        if clause.host is not None and clause.depth and (not own or unit.rule == "shared"):
            host = self.labels[clause.host].text.removeprefix("tỷ lệ đạt ")  # "76% kế hoạch năm (9 triệu m3)"
            return Label(joined(host, _without(own, unit.name)), "bracket")
        if clause.figure.form == "rank":
            return Label(self._ranked(at), "rank")
        if own and own.lower() != unit.name.lower():
            if unit.rule == "shared" and unit.kind == "count" and unit.name.lower() not in own.lower():
                own = f"{unit.name} {own}"
            if self._is_item_of_topic(at):
                return Label(joined(self._topic(at), own), "topic")
            alone = self.names[at].lead or self.names[at].is_doing or clause.parted == ";"
            verb = "" if alone else shared_verb(said, at)
            return Label(joined(verb, self._completed(at, name_with_shared_noun(said, at) or own)), "own_words")
        return self._unnamed(at, own)

    def _unnamed(self, at: int, own: str) -> Label:
        """A figure with no words but its unit: by the figure that it speaks of, a verb of its row, the topic."""
        clause, unit = self.said.clauses[at], self.said.units[at]
        head = spoken_of(self.said, at)
        if own and (head is None or self.said.units[head].name != unit.name):
            head = restated(self.said, at)
        if head is not None:
            return Label(self.labels[head].text, "spoken_of")
        verb = shared_verb(self.said, at)
        if verb:
            return Label(joined(verb, own or unit.name), "list_verb")
        of = self._topic(at) if not clause.depth else ""
        return Label(joined(own or unit.name, of), "topic") if of else Label(own or unit.name, "unit_alone")

    def _acted_on(self, at: int, own: str) -> Label | None:
        """ "mở 3 lớp tập huấn cho 180 cán bộ": a preposition leads from what the noun before it says is done"""
        clause = self.said.clauses[at]
        lead = [p.sort for p in clause.lead if p.word_class != "bound"]
        if (
            not at
            or clause.parted
            or lead not in (["prep"], ["with"])
            or not are_beside(self.said.clauses[at - 1], clause)
        ):
            return None
        act = self.names[at - 1].rest
        thing = own or (self.said.units[at].name if self.said.units[at].kind == "count" else "")
        told = bool(act and thing) and (lead == ["prep"] or is_verb(act[0]))
        return Label(joined(text_of(act), thing), "acted_on") if told else None

    def _topic(self, at: int) -> str:
        return self.topics[self.said.clauses[at].sentence]

    def _is_item_of_topic(self, at: int) -> bool:
        """Words without a noun, a verb or a quantity, in a list of a topic: "Rèn luyện: Tốt 88,2%; Khá 10,8%"."""
        name, clause = self.names[at], self.said.clauses[at]
        bare = not name.is_doing and not name.rest and not any(p.word_class == "quantity" for p in name.lead)
        return (
            bool(self._topic(at))
            and self.said.links[at] is None
            and bare
            and not clause.depth
            and bool(name.lead)
            and clause.lead[0].text != ":"
            and not any(p.word_class == "noun" for p in name.lead)
            and not shared_verb(self.said, at)
        )

    def _ranked(self, at: int) -> str:
        """ "Chỉ số cải cách hành chính … xếp thứ 6/20 sở": what is ranked"""
        content = telling(self.said.clauses[at].lead)
        named = text_of([p for p in content if p.sort != "rank" and p.word_class != "lead"])
        return joined("thứ hạng", named or self._label_at(spoken_of(self.said, at), self._topic(at) or self.title))

    def _completed(self, at: int, own: str) -> str:
        """A quantity alone ("năng suất", "kinh phí") with what it is of; an area with that word."""
        said = self.said
        clause, unit = said.clauses[at], said.units[at]
        content = telling(clause.lead)
        behind = telling(clause.tail[noun_end(clause.tail) :])
        of = self._said_before(at, content, behind)
        if of:
            return joined(of, own)
        shared = shared_quantity(said, at) if content else ""
        if shared and shared.lower() not in own.lower():
            return f"{shared} {own}"
        quantity = next((p for p in content if p.word_class == "quantity"), None)
        bare = (
            quantity is not None
            and quantity.sort in BARE_HEADS
            and all(p is quantity or p.sort in ("average", "total", "quantifier") for p in content)
        )
        counts = unit.sort == "event" and self._topic(at) and not behind and not is_named(tuple(content))
        if counts:  # "Sốt xuất huyết: ghi nhận 186 ca"
            return joined(own, self._topic(at))
        if bare and not behind:
            of = self._object(at) or self._topic(at)
            return joined(own, of) if of else own
        return own

    def _said_before(self, at: int, content: list[Phrase], behind: list[Phrase]) -> str:
        """What words that only say how, or by which plan, leave unsaid: "bình quân", "mục tiêu là", "thu", "cộng"."""
        clause, unit = self.said.clauses[at], self.said.units[at]
        if behind or not content:
            return ""
        if content[0].sort == "average" and all(p.sort in ("average", "place", "quantifier") for p in content):
            return self._label_at(spoken_of(self.said, at, averages=False), self._topic(at))
        if all(p.sort == "plan" or p.aspect for p in content) and any(p.sort == "plan" for p in content):
            return self._label_at(spoken_of(self.said, at), self._topic(at))
        if all(p.aspect for p in content) and unit.kind in ("money", "measure"):
            return self._topic(at)
        if all(p.sort == "total" or p.text.lower() == "cộng" for p in content):
            return self.title if clause.parted == "." else ""
        return ""

    def _of_change(self, at: int) -> Label:
        """ "tăng 5,3% so với cùng kỳ": what grows"""
        before = text_of(self.names[at].lead) or item_of_bracket(self.said.clauses[at])
        if before:
            return Label(self._completed(at, before), "change")
        if self.names[at].noun and self.names[at].rest:
            return Label(self._told_before(at), "change")  # "tăng 01 người chết"
        head = changed(self.said, at)
        if head is not None:
            return Label(self.labels[head].text, "change_of")
        return Label(self.names[at].text or self._topic(at) or self.title or self.said.units[at].name, "change_alone")

    def _of_completion(self, at: int) -> Label:
        """ "đạt 64,4% dự toán": the rate of the plan, and what was planned"""
        own = text_of(self.names[at].lead)
        of = "" if own.startswith("tỷ lệ") else own
        of = of or self._label_at(spoken_of(self.said, at), self._topic(at) or self.title)
        return Label(f"tỷ lệ đạt {self.said.standings[at].base_text} {of}".strip(), "plan_rate")

    def _told_before(self, at: int) -> str:
        """The label of a figure before it that says all that a change says of itself, else its own words."""
        own = self.names[at]
        said = {p.text.lower() for p in (*own.noun, *own.rest)}
        for other in range(at - 1, -1, -1):
            if not self.said.is_change(other) and said <= set(self.labels[other].text.lower().split()):
                return self.labels[other].text
        return own.text

    def _object(self, at: int) -> str:
        """What the quantity of a figure is of: what the count beside it counts, or has a quantity, too; "" for none."""
        other = counted_before(self.said, at)
        if other is None or self.said.units[other].name == self.said.units[at].name:
            return ""
        name = self.names[other]
        if self.said.units[other].kind == "count":
            return self._handed_on(other)
        return text_of(name.rest or [p for p in name.lead if p.word_class != "quantity"])

    def _label_at(self, at: int | None, none: str) -> str:
        """The label of a figure before; `none` where there is no such figure."""
        return none if at is None else self.labels[at].text


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
