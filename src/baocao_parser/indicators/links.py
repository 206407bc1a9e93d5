"""Which figure is a part, or a share, of which other one: decided by cues, never by values that happen to add up."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..language.clauses import Clause, Words
from ..language.phrases import Phrase
from .bases import CHANGES, Standing
from .frames import Framing
from .units import Unit


class Link(msgspec.Struct, frozen=True, gc=False):
    """A figure's whole, and the words that say so."""

    whole: int
    """Position of the whole's clause."""
    rule: str
    cue: Phrase | None = None


_NO_WHOLE = frozenset({"percent", "percentage_point", "ratio_times"})
_OTHER_TIMES = frozenset({"earlier", "plan", "later"})


class _Said(msgspec.Struct, frozen=True):
    """All that a rule looks at."""

    clauses: Sequence[Clause]
    units: Sequence[Unit]
    standings: Sequence[Standing]
    framings: Sequence[Framing]


def links_of(
    clauses: Sequence[Clause], units: Sequence[Unit], standings: Sequence[Standing], framings: Sequence[Framing]
) -> list[Link | None]:
    """For every clause its whole; None for most."""
    said = _Said(clauses, units, standings, framings)
    links: list[Link | None] = []
    opened = _List()
    for at in range(len(clauses)):
        link = share(said, at) or in_bracket(said, at) or opened.part(said, at, links)
        links.append(link)
    return links


def is_apart(said: _Said, at: int) -> bool:
    """A change, a plan, an earlier value: no part of anything."""
    standing, framing = said.standings[at], said.framings[at]
    own = framing.own.sort if framing.own else ""
    return standing.sort in CHANGES or standing.sort == "times" or standing.base_sort == "plan" or own in _OTHER_TIMES


def share(said: _Said, at: int) -> Link | None:
    """ "11.114 văn bản (tỷ lệ 72,20%)", "… chiếm 79,5%", "đã giải quyết 63.870 hồ sơ, đạt 93,3%": with a cue only."""
    clause, standing = said.clauses[at], said.standings[at]
    if not clause.figure.percent or at == 0 or is_apart(said, at) or standing.base:
        return None
    content = [p for p in clause.lead if p.role != "mark" and p.word_class not in ("bound",) and p.sort not in ("is", "filler", "and")]
    rate = next((p for p in content if p.sort == "rate"), None)
    cue = standing.verb if standing.sort in ("share", "attain", "equal") else rate
    bare = not content and clause.depth > 0
    if not (cue or bare):
        return None
    named = [p for p in content if p is not cue and p is not rate and p.word_class not in ("relation", "link") and p.sort not in ("prep", "passive", "remain", "done")]
    if named and not (rate is None and standing.sort == "share"):
        return None
    whole = _described(said, at)
    return Link(whole, "share", cue or clause.phrase) if whole is not None else None


def _described(said: _Said, at: int) -> int | None:
    """The count that a percentage behind it describes."""
    clause = said.clauses[at]
    if clause.depth and clause.host is not None and not any(
        other.group == clause.group and other.sentence == clause.sentence for other in said.clauses[clause.host + 1 : at]
    ):
        candidates = [clause.host]
    else:
        candidates = [
            other for other in range(at - 1, max(-1, at - 5), -1)
            if said.clauses[other].sentence == clause.sentence and said.clauses[other].group == clause.group
        ]
    for other in candidates:
        if said.clauses[other].figure.percent or said.clauses[other].figure.form == "rank":
            if said.standings[other].sort in CHANGES or said.standings[other].base:
                continue
            return None
        if is_apart(said, other):
            continue
        if clause.parted == ";" :
            return None
        return other
    return None


def in_bracket(said: _Said, at: int) -> Link | None:
    """ "13.065 hồ sơ (12.045 trực tiếp, …)": a bracket belongs to the figure before it."""
    clause = said.clauses[at]
    if not clause.depth or clause.host is None or clause.figure.percent or is_apart(said, at):
        return None
    if clause.figure.form == "rank" or _is_base(clause.base_before, said.standings[clause.host]):
        return None
    first = next(c for c in said.clauses[clause.host + 1 :] if c.group == clause.group and c.sentence == clause.sentence)
    host = clause.host
    if said.clauses[host].lead and said.clauses[host].lead[0].text == "/" and host and not _comparable(said, host, at):
        host -= 1  # "738 em/22 lớp (nữ 351 em)"
    apart = first is not clause and _cannot_be(said, said.clauses.index(first))
    if apart or is_apart(said, host) or not _comparable(said, host, at):
        return None
    return Link(host, "in_bracket", clause.phrase)


def _cannot_be(said: _Said, at: int) -> bool:
    return is_apart(said, at) and not said.clauses[at].figure.percent


def _is_base(before: Words, standing: Standing) -> bool:
    """The bracket stands right behind a base: "so với năm 2020 (20.715 hồ sơ)", "kế hoạch (18)"."""
    return bool(standing.base) and bool(before) and before[-1] in standing.base


def _comparable(said: _Said, whole: int, part: int) -> bool:
    """Counted alike, and not more than the whole."""
    one, other = said.units[whole], said.units[part]
    first, second = said.clauses[whole].figure, said.clauses[part].figure
    if one.kind in _NO_WHOLE or first.form in ("rank", "range"):
        return False
    if not same_unit(one, other) and not (one.sort == "person" and other.sort == "person"):
        return False
    return second.value * _factor(one, other, said, part) <= first.value or one.name == other.name


def _factor(one: Unit, other: Unit, said: _Said, part: int) -> int:
    scale = other.scale if said.clauses[part].figure.scale == 1 and other.rule == "shared" else 1
    return int(scale)


def same_unit(one: Unit, other: Unit) -> bool:
    """One unit, or a longer name of it: "dịch vụ" and "dịch vụ công"."""
    if not one.name or not other.name:
        return one.name == other.name
    return one.name.startswith(other.name) or other.name.startswith(one.name)


class _List:
    """The list of parts that is open at a clause: "trong đó …", "gồm …", "…:", "Trong 92 dự án có …"."""

    def __init__(self) -> None:
        self.whole: int | None = None
        self.rule = ""
        self.cue: Phrase | None = None
        self.wide = False
        """Semicolons part its items."""

    def part(self, said: _Said, at: int, links: Sequence[Link | None]) -> Link | None:
        """The link of a clause, if the open list, or one that it opens, has it for a part."""
        clause = said.clauses[at]
        if clause.depth:
            return self._nested(said, at)
        if at and said.clauses[at - 1].sentence != clause.sentence and self.rule != "list":
            self.whole = None
        cue = self._cue(clause)
        if cue:
            self._open(said, at, cue, links)
        elif clause.parted == ":" and at and not clause.figure.percent:
            self._open(said, at, None, links)
        elif clause.parted == ";" and not self.wide or clause.parted == ".":
            self.whole = None if clause.parted != "." or not self.wide else self.whole
            if clause.parted == ".":
                self.whole = None
        if self.whole is None:
            self._of_all(said, at)
            return self._behind(said, at)
        if is_apart(said, at) or clause.figure.percent or clause.figure.form == "rank":
            return None
        if cue and cue.sort == "apart" and said.framings[at].own:
            self.whole = None  # "Riêng tháng 7 xảy ra 4 vụ"
            return None
        if said.framings[at].own and said.framings[at].own.sort in ("total", "until", "now") and not cue:  # type: ignore[union-attr]
            self.whole = None
            return None
        if not _comparable(said, self.whole, at):
            return None
        return Link(self.whole, self.rule, self.cue)

    def _behind(self, said: _Said, at: int) -> Link | None:
        """ "318 thanh niên trong số này đủ điều kiện": the cue stands behind the part"""
        cue = next((p for p in said.clauses[at].tail if p.word_class == "link" and p.sort == "parts"), None)
        if cue is None or at == 0 or not _comparable(said, at - 1, at) or is_apart(said, at - 1):
            return None
        return Link(at - 1, "parts", cue)

    def _nested(self, said: _Said, at: int) -> Link | None:
        clause = said.clauses[at]
        cue = self._cue(clause)
        if not cue:
            return None
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.group != clause.group or candidate.sentence != clause.sentence:
                return None
            if not is_apart(said, other) and not candidate.figure.percent:
                return Link(other, "parts", cue) if _comparable(said, other, at) else None
        return None

    def _cue(self, clause: Clause) -> Phrase | None:
        return next(
            (p for p in (*clause.between, *clause.lead) if p.word_class == "link" and p.sort in ("parts", "apart")), None
        )

    def _open(self, said: _Said, at: int, cue: Phrase | None, links: Sequence[Link | None]) -> None:
        clause = said.clauses[at]
        start = cue.start if cue else clause.phrase.start
        self.whole = None
        opens = clause.parted == "." or (cue is not None and at > 0 and said.clauses[at - 1].sentence != clause.sentence)
        fits = []
        for other in range(at - 1, -1, -1):
            candidate = said.clauses[other]
            if candidate.sentence < clause.sentence - (1 if opens else 0):
                break
            if candidate.phrase.start > start or candidate.depth or is_apart(said, other):
                continue
            if candidate.figure.percent or candidate.figure.form == "rank":
                continue
            fits.append(other)
        alike = [o for o in fits if same_unit(said.units[o], said.units[at])]
        chosen = alike[:1] or fits[:1]
        if not chosen:
            return
        self.whole, self.cue = chosen[0], cue
        self.rule = "parts" if cue else "list"
        if cue is None and not (said.units[at].rule == "shared" or same_unit(said.units[self.whole], said.units[at])):
            self.whole = None
        colon = any(p.text == ":" for p in (*clause.between, *clause.lead[:-1]))
        self.wide = colon

    def _of_all(self, said: _Said, at: int) -> None:
        """ "Trong 92 dự án có 31 …, 61 …": the figure behind "Trong" is the whole of those that follow."""
        lead = said.clauses[at].lead
        if lead and lead[-1].text.lower() in ("trong", "trong số", "trong tổng số", "trong tổng") and len(lead) == 1:
            self.whole, self.rule, self.cue, self.wide = at, "of_all", lead[-1], True
