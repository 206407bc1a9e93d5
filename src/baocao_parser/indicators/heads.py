"""What governs a figure: the noun that its words are about, its verb, and the small words that make it a state."""

from __future__ import annotations

import msgspec

from ..language.clauses import Clause
from ..language.parting import comes_from
from ..language.phrase import LEFT, PARTS, Phrase, Words
from .units import Unit

_BEFORE_HEAD = frozenset(
    {
        "done",
        "going",
        "notyet",
        "now",
        "within",
        "total",
        "until",
        "filler",
        "quantifier",
        "and",
        "parts",
        "all",
        "apart",
        "exist",
        "average",
    }
)
_ENDS = frozenset({"with", "exist", *PARTS})
"""Before these other words govern."""
_STANDING = frozenset({"person", "body", "place", "thing"})
_MEASURES = frozenset({"extent", "price", "balance"})


class Governed(msgspec.Struct, frozen=True, gc=False):
    """The words that govern a figure."""

    head: Phrase | None = None
    """The noun, or the quantity, that its lead is about."""
    verb: Phrase | None = None
    aspect: str = ""
    """Of its verb: "event", "state", "keep", "lasting", "raise"."""
    state: str = ""
    """exist, is, going, notyet, remain, reach, from, colon, named (a noun, and no verb)."""
    cues: tuple[Phrase, ...] = ()


def governed(clause: Clause, unit: Unit, following: Clause | None = None) -> Governed:
    """Head, verb and state of a clause: of its lead, and where that only says that there is something, of its tail."""
    lead = _of_lead(clause.lead)
    if lead.state == "from" and not _leads_on(clause, following):
        lead = msgspec.structs.replace(lead, state="")
    if lead.aspect or lead.state in (*LEFT, "reach", "from"):
        return lead
    covered = any(p.word_class == "cover" for p in clause.lead) and unit.sort == "person"
    if covered:
        return msgspec.structs.replace(lead, aspect="lasting")
    attributive = lead.state in ("exist", "is", "colon", "named") and unit.sort in ("body", "thing", "place")
    each = clause.figure.form == "fraction" or bool(clause.figure.percent)
    tail = _of_tail(clause.tail, attributive=attributive, each=each)
    subject = (
        following is not None
        and following.sentence == clause.sentence
        and following.parted == ""
        and bool(following.lead)
        and following.lead[0].sort == "exist"
    )
    if subject and not lead.state and not tail.aspect:
        return msgspec.structs.replace(lead, state="exist")  # "03 trường học trên địa bàn có 46 lớp"
    if tail.aspect or tail.state:
        kept = lead.state if lead.state == "exist" or tail.aspect != "event" else ""
        return msgspec.structs.replace(tail, head=lead.head, state=tail.state or kept)
    return lead


def _begins_with(lead: list[Phrase], head: Phrase) -> bool:
    """Nothing but small words, a time, an office's name stands before the noun."""
    at = lead.index(head)
    return all(
        p.word_class in ("function", "frame", "link", "bound", "quantity") or p.role == "time" for p in lead[:at]
    )


def _leads_on(clause: Clause, following: Clause | None) -> bool:
    """ "từ 15 trung tâm … thành 6": the next figure is what it became"""
    if clause.figure.form == "range" or following is None or following.sentence != clause.sentence:
        return False
    return any(p.sort in ("reach", "become", "remain") or p.text.lower() == "đến" for p in following.lead)


def _of_lead(words: Words) -> Governed:
    colon = bool(words) and words[-1].text == ":"
    lead = _from_measure([p for p in words if p.role != "mark"])
    if not lead:
        return Governed(state="colon" if colon else "")
    head = head_of(lead)
    if comes_from(lead):
        return Governed(head, state="from", cues=(lead[-1],))
    verbs: list[int] = []
    state, cue = "colon" if colon else "", None
    for at in range(len(lead) - 1, -1, -1):
        phrase = lead[at]
        decided = _by_small_word(phrase, lead[verbs[-1]] if verbs else None, head, state)
        if decided:
            return decided
        if phrase.aspect and phrase.aspect != "plan":
            verbs.append(at)
        elif phrase.sort in _ENDS:
            break
        elif phrase.sort == "is" and state != "colon":
            state, cue = "is", phrase
    if verbs:
        return _of_verbs(lead, verbs, head, state)
    if not state and head is not None and _begins_with(lead, head):
        state = "named"
    return Governed(head, None, "", state, (cue,) if cue else ())


def _from_measure(lead: list[Phrase]) -> list[Phrase]:
    """ "Nhà máy xử lý nước thải công suất 30.000 m3", "áp dụng giá siêu âm 120.000 đồng": from the measure on"""
    verb = next((at for at, p in enumerate(lead) if p.aspect), len(lead))
    last = max((at for at, p in enumerate(lead) if p.word_class == "quantity"), default=0)
    if last <= verb or lead[last].sort not in _MEASURES:
        return lead
    told = lead[last].sort != "extent" or (
        last - verb > 1 and all(p.word_class in ("function", "bound", "relation") for p in lead[last + 1 :])
    )
    return lead[last:] if told else lead  # "thu hồi diện tích 27 ha" is done


def _by_small_word(phrase: Phrase, verb: Phrase | None, head: Phrase | None, state: str) -> Governed | None:
    """What "lên", "đang", "đã", "có" make of a figure; None for other words. `verb` is the one read behind the word."""
    if phrase.is_left:
        return Governed(head, verb, state=phrase.sort, cues=(phrase,))
    if verb is not None:
        return None
    if phrase.word_class == "relation" and phrase.sort == "reach":
        return Governed(head, phrase, state="reach", cues=(phrase,))
    if phrase.aspect and phrase.aspect != "plan":
        return None
    if phrase.sort in ("done", "passive", "become"):
        return Governed(head, phrase, "event", state, (phrase,))  # "hòa giải 742 vụ, thành 618 vụ"
    return Governed(head, None, "", "exist", (phrase,)) if phrase.sort in _ENDS - {"with"} else None


def _of_verbs(lead: list[Phrase], verbs: list[int], head: Phrase | None, state: str) -> Governed:
    """The verb that the lead begins with governs; behind a noun the one nearest to the figure."""
    begins = all(lead[at].sort in _BEFORE_HEAD or lead[at].role == "time" for at in range(verbs[-1]))
    at = verbs[-1] if begins else verbs[0]
    verb = lead[at]
    aspect = verb.aspect
    covered = any(p.word_class == "cover" for p in lead[at:]) and verb.plays("insured")
    if covered and head is not None:
        aspect = "lasting"
    if aspect == "raise" and any(lead[other].aspect == "event" for other in verbs):
        aspect = "raised_events"
    passive = at > 0 and lead[at - 1].sort == "passive"
    if aspect == "lasting" and head is None and not passive:
        aspect = "event"  # "công nhận 5 sản phẩm"
    return Governed(head, verb, aspect, state, (verb,))


def _of_tail(tail: Words, *, attributive: bool, each: bool) -> Governed:
    """Verb and state behind a figure; an `attributive` one is a part of the noun ("24 văn phòng công chứng").

    `each` says that so many of all are told: "11/11 xã có trung tâm", "100% xã có điện".
    """
    for at, phrase in enumerate(tail):
        if each and at == 1 and phrase.sort == "exist":
            return Governed(state="exist", cues=(phrase,))
        if phrase.is_left:
            return Governed(state=phrase.sort, cues=(phrase,))
        if at and phrase.aspect and phrase.aspect != "plan":
            if attributive and at == 1 and phrase.aspect == "event":
                continue
            covered = any(p.word_class == "cover" for p in tail[at:])
            aspect = "lasting" if covered and phrase.plays("insured_behind") else phrase.aspect
            return Governed(None, phrase, aspect, "", (phrase,))
        if phrase.sort in ("done", "passive") and at:
            verb = next((p for p in tail[at + 1 :] if p.aspect), None)
            lasting = next((p for p in tail[at + 1 :] if p.aspect == "lasting"), None)
            return Governed(None, lasting or verb, (lasting or verb or phrase).aspect or "event", "", (phrase,))
        if phrase.role == "mark" and phrase.text != ",":
            break
    return Governed()


def head_of(words: list[Phrase]) -> Phrase | None:
    """The noun or quantity that some words are about: the first one behind no preposition; None without one."""
    for at, phrase in enumerate(words):
        if phrase.word_class not in ("noun", "quantity") or phrase.sort in ("total", "plan", "time"):
            continue
        before = words[at - 1] if at else None
        if before is not None and (before.sort in ("prep", "of") or (before.sort == "quantifier" and at > 1)):
            continue
        return phrase
    return None


def sort_of_rate(clause: Clause, unit: Unit) -> str:
    """Of what a percentage is a rate: "standing" for people, places, things, else the sort of its noun; or "".

    How far beds or rooms were used ("công suất sử dụng giường bệnh 109,5%") is told of a period, as an output is.
    """
    words = [*clause.lead, *clause.tail]
    if any(p.aspect == "lasting" for p in words):
        return "standing"
    if any(p.sort == "rate" and p.plays("used") for p in clause.lead):
        return "output"
    told = (
        any(p.sort == "rate" for p in clause.lead)
        or (clause.tail and clause.tail[0].word_class == "noun")
        or any(p.word_class == "cover" for p in words)
    )
    nouns = [p for p in words if p.word_class == "noun" and p.sort]
    if not told or not nouns:
        return ""
    return "standing" if nouns[0].sort in _STANDING else nouns[0].sort
