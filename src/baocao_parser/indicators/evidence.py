"""What decided each field of an indicator, with its words; and the direction of a change."""

from __future__ import annotations

from ..language.phrase import Phrase
from ..records import Direction, Evidence
from .periods import Dated
from .statements import Statement


def direction_of(statement: Statement) -> Direction | None:
    """Whether a change goes up or down, by its sign or its words; None for any other figure."""
    if statement.decision.nature != "change":
        return None
    if statement.mention.value < 0:
        return "down"
    return statement.standing.sort if statement.standing.sort in ("up", "down") else None  # type: ignore[return-value]


def evidence_of(statement: Statement, offset: int, dated: Dated) -> tuple[Evidence, ...]:
    """What decided each field, with its words; those of a cell stand in its row and columns, which the record holds.

    `offset` is where the statement's text begins in the document.
    """
    link, decision, standing, mention = statement.link, statement.decision, statement.standing, statement.mention

    def spans(*cues: Phrase | None) -> tuple[tuple[int, int], ...]:
        told = cues if statement.clause is not None else ()
        return tuple(sorted({(offset + cue.start, offset + cue.end) for cue in told if cue is not None}))

    frame = statement.framing.own or statement.framing.carried
    contrast = frame is not None and frame.by_contrast and decision.nature in ("prior", "target")
    unit = ((offset + mention.unit_start, offset + mention.unit_end),) if mention.unit_start < mention.unit_end else ()
    return (
        Evidence("value", mention.rule, ((offset + mention.start, offset + mention.end),)),
        Evidence("unit", statement.unit.rule, unit),
        Evidence("label", statement.label.rule, spans(*statement.label.words)),
        Evidence("nature", f"{decision.rule}{' by_contrast' if contrast else ''}", spans(*decision.cues)),
        *([Evidence("base", standing.base_sort, spans(*standing.base))] if standing.base else []),
        Evidence("period", dated.rule, spans(dated.cue)),
        *([Evidence("part_of", link.rule, spans(link.cue))] if link else []),
    )
