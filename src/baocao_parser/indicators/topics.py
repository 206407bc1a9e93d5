"""What a sentence is about by its first words: "Lúa Hè thu: đã thu hoạch …"."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.clauses import in_sentences
from ..language.phrase import Phrase
from .telling import telling, text_of

FIRST = 20
"""Phrases among which a topic ends."""
LONG = 8
"""Phrases of the longest topic."""


def topics_of(phrases: Sequence[Phrase]) -> list[str]:
    """The run-in topic of each sentence of a paragraph: its own, or the paragraph's; "" without one."""
    topics = [_topic(sentence) for sentence in in_sentences(phrases)]
    return [topic or topics[0] for topic in topics]


def _topic(phrases: Sequence[Phrase]) -> str:
    named: list[Phrase] = []
    depth = 0
    for at, phrase in enumerate(phrases[:FIRST]):
        if phrase.figure or phrase.text == ";":
            return ""
        if phrase.text == ":" and not depth:
            followed = phrases[at + 1 :]
            alone = followed[:1] and followed[0].figure is not None
            return "" if (alone and len(followed) < 4) or len(named) > LONG else text_of(telling(tuple(named)))
        depth += (phrase.text == "(") - (phrase.text == ")")
        if not depth and phrase.text != ")":
            named.append(phrase)
    return ""
