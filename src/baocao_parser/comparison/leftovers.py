"""Figures that names alone gave no group: what their sentences say of them, and all evidence together."""

from __future__ import annotations

from collections.abc import Iterator

from .groups import Like, put_apart
from .matching import matching
from .weighing import Ground, Pending, Weighing

SAME_SENTENCE = 0.94
"""How sure a sentence makes that another month of its office has."""
ROUNDS = 3
"""What was joined speaks for what stands beside it; more rounds join no more."""


def look_again(pending: Pending, ground: Ground) -> None:
    """Choose groups for figures that are left; the choices are put into `pending`."""
    _choose(pending, ground, {at: list(same_sentence(pending, at, ground)) for at in pending.left()})
    for _ in range(ROUNDS if pending.left() else 0):
        weighing = Weighing(pending, ground)
        if not _choose(pending, ground, {at: list(weighing.likely(at)) for at in pending.left()}):
            return


def _choose(pending: Pending, ground: Ground, found: dict[int, list[tuple[int, Like]]]) -> bool:
    """Choose among groups that were found for figures; whether any was chosen."""
    scores: list[dict[int, float]] = [{} for _ in pending.own]
    taken = set(pending.chosen.values())
    for at, likes in found.items():
        for near, like in likes:
            if near not in taken and not put_apart(pending.own[at], ground.groups.groups[near], ground.ruling):
                pending.likes[at][near], scores[at][near] = like, like[0]
    chosen = matching(scores)
    pending.chosen.update(chosen)
    return bool(chosen)


def same_sentence(pending: Pending, at: int, ground: Ground) -> Iterator[tuple[int, Like]]:
    """The figure that stood in this very sentence in another month: a misprint may have cost it its name."""
    figure = pending.own[at]
    sentence = ground.clauses.sentence_of(figure)
    near = ground.groups.of_sentence(figure, sentence) if sentence else None
    if near is None:
        return
    group, code = ground.groups.groups[near], figure.indicator.code
    if not (code and group.code and code != group.code):
        yield near, (SAME_SENTENCE, group.figures[-1], "the same sentence")
