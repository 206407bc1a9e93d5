"""How a figure stands to a base: "tăng 5,3% so với cùng kỳ", "đạt 81,6% dự toán năm", "bằng 109% CK"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ..language.clauses import Clause, words
from ..language.parting import comes_from
from ..language.phrase import Phrase, Words

BaseSort = Literal["", "earlier", "plan", "other"]
CHANGES = frozenset({"up", "down", "differ"})
_LOOSE = frozenset({"filler", "in_turn", "average", "is", "prep", "passive", "quantifier"})


class Standing(msgspec.Struct, frozen=True, gc=False):
    """What a figure is measured against, and how."""

    sort: str = ""
    """Sort of its relation: "up", "times", "attain" …; "" where none is said."""
    verb: Phrase | None = None
    base: Words = ()
    base_sort: BaseSort = ""

    @property
    def is_difference(self) -> bool:
        """A difference or a ratio is said: "tăng 5,3%", "gấp 1,6 lần"."""
        return self.sort in CHANGES or self.sort == "times"

    @property
    def comparing(self) -> Words:
        """The words that only compare: the base, and the verb of a difference."""
        return (*self.base, self.verb) if self.verb and self.is_difference else self.base

    @property
    def base_text(self) -> str:
        """Words of the base; "" without one."""
        return words(self.base)


def standings_of(clauses: Sequence[Clause], behind: Sequence[Words]) -> list[Standing]:
    """For each clause how its figure stands to a base, an empty Standing where nothing says so.

    `behind` holds for each all words up to the next lead or the sentence's end.
    """
    found: list[Standing] = []
    in_turn: Standing | None = None
    for clause, after in zip(clauses, behind, strict=True):
        standing = _standing(clause, after)
        if clause.parted not in ("", ","):
            in_turn = None
        if not standing.sort and not standing.base and found and found[-1].sort in CHANGES and _joins(clause):
            standing = found[-1]  # "tăng 58 hộ và 33 hợp tác xã"
        elif not standing.sort and in_turn and not clause.depth and not _told(clause.lead):
            standing = in_turn
        if standing.sort in CHANGES and found and clause.parted == "" and comes_from(clauses[len(found) - 1].lead):
            standing = Standing("reach", standing.verb)  # "từ 8.412 người tăng lên 9.075"
        if standing.sort in CHANGES and any(p.sort == "in_turn" for p in clause.lead):
            in_turn = standing  # "giảm lần lượt 18 vụ (12,1%), 7 người và 21 người"
        found.append(standing)
    return _shared(clauses, found)


def _told(lead: Words) -> bool:
    """Whether words of its own lead to a figure."""
    return any(p.role != "mark" and p.sort not in ("and", "filler") for p in lead)


def standing_of_header(words: Words) -> Standing:
    """How the figures below a header stand to a base: "So với cùng kỳ", "Tăng, giảm", "TH/KH"."""
    for at in range(len(words) - 1, -1, -1):
        phrase = words[at]
        if is_hundred(words[at : at + 2]):
            index = any(p.sort == "mark" for p in words)
            return Standing() if index else Standing("differ", None, words[max(0, at - 1) : at], "earlier")
        if phrase.sort == "against" or (phrase.text == "/" and any(p.sort == "plan" for p in words[at + 1 : at + 2])):
            base, sort = _until_stop(words[at + 1 :])
            change = next((p for p in words if p.sort in CHANGES), None)
            if sort == "other" and not change:
                return Standing()  # "So với nhóm dân số tương ứng (%)" is a share of it
            return Standing("attain" if sort == "plan" else change.sort if change else "differ", change, base, sort)
    verb = next((p for p in words if p.word_class == "relation" and p.sort in (*CHANGES, "times", "attain")), None)
    plan = next((p for p in words if p.sort == "plan"), None)
    if verb and verb.sort == "attain":
        return Standing("attain", verb, (plan,), "plan") if plan else Standing()
    return Standing(verb.sort, verb) if verb else Standing()


def is_hundred(words: Words) -> bool:
    """ "= 100": the base of an index"""
    return len(words) == 2 and words[0].text == "=" and words[1].text.startswith("100")


def _joins(clause: Clause) -> bool:
    """Nothing of its own stands before the figure: "và 33 hợp tác xã", "/203 đối tượng"."""
    bare = all(p.sort == "and" or p.role == "mark" for p in clause.lead)
    joined = any(p.sort == "and" or p.text == "/" for p in (*clause.between[-1:], *clause.lead))
    return bare and joined and clause.parted == ""


def _standing(clause: Clause, after: Words) -> Standing:
    if clause.figure.form == "rank":
        return Standing()
    ranges = clause.figure.form == "range" and comes_from(clause.lead)  # "giảm từ 5% đến 10%"
    verb = _verb(clause.lead[:-1] if ranges else clause.lead)
    times = bool(verb) and after[:1] and after[0].text.lower() == "lần"
    base, base_sort = _base_behind(after[1:] if times else after, timed=bool(times))
    if verb and times and (base or verb.sort == "times"):
        return Standing("times", verb, base, base_sort)
    if not base and verb:
        base, base_sort = _base_before(clause)
    if verb and not base and verb.plays("based"):
        verb = None  # "khá 884, kém 47"
    sort = verb.sort if verb else ""
    if (
        not verb
        and base
        and base_sort != "plan"
        and any(p.sort == "against" for p in after[:3])
        and not clause.figure.percent
    ):
        sort = "differ"
    if not verb and clause.phrase.text[0] in "+-−" and clause.depth:
        sort = "up" if clause.phrase.text[0] == "+" else "down"
    if not sort and base_sort == "plan" and not clause.figure.percent:
        return Standing()
    if not sort and base and after[0].sort != "against" and not clause.figure.percent:
        return Standing()
    return Standing(sort, verb, base, base_sort)


MAX_BASE = 8
"""Phrases between a comparison and its figure, and it."""


def _verb(lead: Words) -> Phrase | None:
    """The relation that leads to the figure: nothing but small words stands between them."""
    if comes_from(lead) or (lead and lead[-1].sort == "level"):
        return None  # "tăng từ 46 lên 58", "thấp hơn mức 1,85%"
    compared = _comparing(lead)
    if compared is not None:
        verb = lead[compared]  # its base may stand between: "cao hơn chỉ tiêu tỉnh giao 11,3 điểm"
        return verb if verb.sort in CHANGES else msgspec.structs.replace(verb, sort="up")
    timed = False
    for at in range(len(lead) - 1, -1, -1):
        phrase = lead[at]
        if phrase.sort == "earlier" or phrase.role == "time":
            timed = True
            continue
        if timed:
            return None
        if phrase.word_class == "relation" and phrase.sort != "against":
            return phrase
        if at < len(lead) - 4:
            return None
        if not (phrase.word_class == "bound" or phrase.sort in _LOOSE or phrase.text in (":", "(")):
            return None
    return None


def _comparing(lead: Words) -> int | None:
    """Where the word stands behind which a base leads to the figure: "ít hơn", "giảm so với", "hơn cùng kỳ"."""
    for at in range(len(lead) - 1, max(-1, len(lead) - 1 - MAX_BASE), -1):
        phrase = lead[at]
        if phrase.role == "mark":
            return None
        behind = lead[at + 1].sort if at + 1 < len(lead) else ""
        based = phrase.plays("before_base") and behind in ("earlier", "plan")
        if based or (phrase.sort in CHANGES and phrase.text.lower().endswith(" hơn")):
            return at
    return None


def _base_behind(after: Words, *, timed: bool = False) -> tuple[Words, BaseSort]:
    """ "so với cùng kỳ", "cùng kỳ", "kế hoạch năm" behind a figure and its noun; `timed`: "1,6 lần năm 2019"."""
    for at, phrase in enumerate(after):
        if phrase.sort == "against":
            return _until_stop(after[at + 1 :])
        if phrase.role == "mark" and phrase.text != "/":
            return (), ""
        if at <= 1 and (
            phrase.sort == "earlier"
            or (timed and phrase.time)
            or (phrase.sort == "plan" and phrase.word_class in ("noun", "quantity"))
        ):
            return _until_stop(after[at:])
        if phrase.word_class in ("relation", "link"):
            return (), ""
    return (), ""


def _base_before(clause: Clause) -> tuple[Words, BaseSort]:
    """ "so với đầu năm tăng 3,6%", "ít hơn cùng kỳ 02 sự cố" """
    compared = _comparing(clause.lead)
    if compared is not None:
        after = clause.lead[compared + 1 :]
        return _sorted(tuple(p for p in after if p.word_class != "bound" and p.role != "mark" and p.sort != "is"))
    for at in range(len(clause.lead) - 1, -1, -1):
        if clause.lead[at].sort == "against":
            behind = clause.lead[at + 1 :]
            stop = next((i for i, p in enumerate(behind) if p.word_class == "relation"), len(behind))
            return _sorted(tuple(p for p in behind[:stop] if p.role != "mark"))
    for at in range(len(clause.between) - 1, -1, -1):
        if clause.between[at].text == ";":
            break
        if clause.between[at].sort == "against":
            return _until_stop(clause.between[at + 1 :])
    return (), ""


def _until_stop(found: Words) -> tuple[Words, BaseSort]:
    """The words of a base: up to a mark, a relation, a verb."""
    stop = len(found)
    for at, phrase in enumerate(found):
        ends = phrase.role == "mark" or phrase.word_class in ("relation", "link") or phrase.sort == "and"
        if ends or (phrase.aspect in ("event", "state") and at and phrase.text.lower() not in ("thực hiện", "giao")):
            stop = at
            break
    return _sorted(found[:stop])


def _sorted(base: Words) -> tuple[Words, BaseSort]:
    if not base:
        return (), ""
    if any(p.sort == "plan" for p in base):
        return base, "plan"
    return base, "earlier" if any(p.role == "time" or p.sort in ("earlier", "now") for p in base) else "other"


def _shared(clauses: Sequence[Clause], found: list[Standing]) -> list[Standing]:
    """A base said once, behind the last change of a sentence or before the first, holds for all of them."""
    shared = list(found)
    for step in (-1, 1):
        order = range(len(clauses) - 1, -1, -1) if step < 0 else range(len(clauses))
        last: int | None = None
        for at in order:
            standing, clause = shared[at], clauses[at]
            if not standing.is_difference:
                continue
            if standing.base:
                last = at
            elif last is not None and clauses[last].sentence == clause.sentence and shared[last].base_sort != "plan":
                near = abs(last - at) <= 2 or step < 0
                if near:
                    shared[at] = msgspec.structs.replace(
                        standing, base=shared[last].base, base_sort=shared[last].base_sort
                    )
    return shared
