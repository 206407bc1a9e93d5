"""Which figures are planned by a noun that leads to them: "kế hoạch 12.000", "chỉ tiêu huyện giao cả năm"."""

from __future__ import annotations

from ..language.clauses import Clause
from ..language.phrase import Phrase, Words
from .bases import Standing

_DEEDS = frozenset({"event", "case"})
"""Sorts of what was done, by a plan or without one: "theo kế hoạch 156 vụ" were."""


def is_planned(clause: Clause, standing: Standing) -> bool:
    """A plan's noun says that the figure is planned: "kế hoạch 12.000", "theo kế hoạch đào tạo"."""
    if _is_assigned(clause.lead):
        return True
    used = {p.start for p in standing.base}
    plans = [at for at, p in enumerate(clause.lead) if p.sort == "plan" and p.start not in used]
    if not plans:
        return False
    at = plans[-1]
    before = clause.lead[at - 1] if at else None
    if before is not None and is_carried_out(before):
        return False
    behind = clause.lead[at + 1 :]
    bare = clause.figure.scale == 1 and (not clause.tail or clause.tail[0].role == "mark")
    deeds = bare or any(p.sort in _DEEDS for p in clause.tail[:1])
    if before is not None and before.sort == "prep" and deeds and not behind:
        return False  # "kiểm tra 412 vụ: theo kế hoạch 156 vụ, đột xuất 256 vụ"
    return not any(p.is_left or p.sort in ("done", "now", "keep") for p in behind)


def _is_assigned(lead: Words) -> bool:
    """ "Vốn đầu tư công được phân bổ 84,5 tỷ đồng", "Kinh phí giao cả năm": money that is to be spent"""
    money = next((at for at, p in enumerate(lead) if p.word_class == "quantity" and p.kind == "money"), None)
    if money is None or any(p.sort == "done" for p in lead):
        return False
    verbs = [p for p in lead[money + 1 :] if p.aspect]
    return bool(verbs) and all(p.plays("assigned") for p in verbs)


def is_asked_for(words: Words) -> bool:
    """ "đề nghị UBND tỉnh hỗ trợ", "đề nghị bố trí": an office is asked to give; "đề nghị khởi tố" has been done"""
    asks = next((at for at, p in enumerate(words) if p.general == "asks"), None)
    if asks is None:
        return False
    if any(p.plays("given") for p in words[asks + 1 : asks + 3]):
        return not any(p.sort == "done" for p in words[:asks])
    whom = next((at for at in range(asks + 1, len(words)) if words[at].sort in ("body", "place")), None)
    if whom is None or any(p.aspect or (p.role == "mark" and p.text != ":") for p in words[asks + 1 : whom]):
        return False
    return any(p.aspect in ("event", "keep") for p in words[whom + 1 :])


def is_carried_out(phrase: Phrase) -> bool:
    """ "thực hiện", "so với", "đạt": what is told of a plan behind it is no plan"""
    return (phrase.word_class == "verb" and phrase.general == "yes") or phrase.word_class == "relation"


def base_of_bracket(clause: Clause) -> str:
    """What a bracket right behind a base holds, "earlier" or "plan": the base's own value; "" for any other bracket."""
    before = clause.base_before
    if any(p.sort == "earlier" for p in clause.lead):
        return ""  # "đạt 91,2% chỉ tiêu (cùng thời điểm năm 2019 đạt 88,5%)"
    for phrase in reversed(before):
        if phrase.sort == "plan":
            return "plan"
        if phrase.sort == "earlier" or phrase.role == "time":
            return "earlier" if any(p.sort in ("against", "earlier") for p in before) else ""
        if phrase.role == "mark" or phrase.word_class in ("relation", "link"):
            return ""
    return ""


def lists_plans(clause: Clause) -> bool:
    """ "các chỉ tiêu cụ thể: …" opens a list of plans; "thực hiện khá các mục tiêu kế hoạch: …" does not"""
    if not clause.between or clause.between[-1].text != ":":
        return False
    named = clause.between[-7:]
    return any(p.sort == "plan" for p in named[-5:]) and not any(map(is_carried_out, named))
