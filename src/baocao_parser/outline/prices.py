"""What each step of the nesting costs: the rules of thumb of those who number reports, as numbers to be added up.

The units are faults: 1.0 is a level that closes before its sequence need end, 4 to 6 a plain mistake of numbering.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .labels import counts_items, rank_of

BARE = "bare"
"""Family of headings without a label."""
BULLET = "bullet"

_FIRST = 1.0
"""A sequence begins with its first number."""
_CLOSED = 1.0
"""A level ends though its sequence may go on."""
_OUT_OF_RANK = 2.5
""" "1." below "a)"."""
_TWICE = 4.0
"""The same sort of label on two open levels."""
_OTHER_MARK = 2.5
""" "2)" after "1."."""
_UNLIKE = 0.3
"""One member of a sequence is a heading, or stands out, and the next is not, or does not."""
_ANNOUNCED = 0.4
"""Share of its oddness that is left to a label right below a line that leads to what is below."""
_NOTHING_BELOW = 2.0
"""Nothing stands below a line that leads to what is below."""
_SAME_CHILDREN = 0.5
"""What an item held, the next one is likely to hold."""
_HEADING_BELOW_BULLET = 3.0


class OpenLevel(msgspec.Struct, frozen=True, gc=False):
    """One open level: the last label of its sequence, a bullet, or a heading without a label."""

    family: str
    numbers: tuple[int, ...]
    mark: str
    shade: int = 0
    """How much its line stands out: 2 capitals, 1 bold, 0 plain."""
    complete: bool = False
    """Its own text follows on its line."""
    held: frozenset[str] = frozenset()
    """Sorts of the levels that earlier members of its sequence held."""

    @property
    def sort(self) -> str:
        """What its children are remembered by."""
        return self.family + self.mark

    @property
    def is_finished_item(self) -> bool:
        """A finished item of a list in plain text: its paragraph is all there is to it."""
        return self.complete and not self.shade and counts_items(self.family, self.mark)

    def is_continued_by(self, new: OpenLevel) -> bool:
        """Same sort of label: "1." and "2/" are, "1.1" and "2.1" are not (another prefix)."""
        return self.family == new.family and self.numbers[:-1] == new.numbers[:-1]


def price_of_continuing(level: OpenLevel, new: OpenLevel, *, announced: bool) -> tuple[float, str]:
    """(price, fault) of a label after the last one of an open sequence."""
    ordinal = new.numbers[-1]
    step = ordinal - level.numbers[-1]
    price = 0.0 if level.mark == new.mark else _OTHER_MARK
    price += _UNLIKE * ((level.shade, level.complete) != (new.shade, new.complete))
    if step == 1:
        return price, ""
    if step > 1:
        return price + 1.5 + min(step, 6) * 0.5, "gap"
    price += _NOTHING_BELOW * (announced and step < 0)
    return price + (3.0 if step == 0 else 4.0 if ordinal == 1 else 6.0), "repeated"


def price_of_opening(stack: Sequence[OpenLevel], depth: int, new: OpenLevel, *, announced: bool) -> tuple[float, str]:
    """(price, fault) of a new sequence below `stack[:depth]`; the levels from `depth` on are closed by it."""
    closed, parent = stack[depth:], stack[depth - 1] if depth else None
    is_item = counts_items(new.family, new.mark)
    price = sum(_price_of_closing(level, is_item) for level in closed)
    price += _NOTHING_BELOW * (announced and bool(closed))
    if parent and new.sort in parent.held:
        price -= _SAME_CHILDREN
    else:
        expected = announced and not closed and parent and parent.sort != new.sort
        price += _price_of_place(stack[:depth], new) * (_ANNOUNCED if expected else 1.0)
    if parent and parent.family == BULLET:
        price += 0.1 if is_item else _HEADING_BELOW_BULLET
    if new.numbers[-1] == 1:
        return price + _FIRST, ""
    return price + 2.5 + min(new.numbers[-1], 6) * 0.5, "start"


def _price_of_place(above: Sequence[OpenLevel], new: OpenLevel) -> float:
    """How odd a sort of label is below the open levels."""
    parent = next((level for level in reversed(above) if level.family not in (BARE, BULLET)), None)
    price = 0.0
    if new.family == "decimal":
        price += _price_of_prefix(parent, new)
    elif any(level.family == new.family and level.mark == new.mark for level in above):
        price += _TWICE
    if parent and rank_of(new.family, new.mark) < rank_of(parent.family, parent.mark):
        price += _OUT_OF_RANK
    return price


def _price_of_closing(level: OpenLevel, is_item: bool) -> float:
    """Headings close bullets for nothing, items of a list hang below them a little rather."""
    if level.family == BULLET:
        return 0.3 if is_item else 0.0
    return _CLOSED


def _price_of_prefix(above: OpenLevel | None, new: OpenLevel) -> float:
    """ "6.1" belongs below 6 (or VI); below anything else it is odd, though it does happen."""
    if above and new.numbers[:-1] in (above.numbers, above.numbers[-1:]):
        return -0.5
    return 2.0 if above else 1.0


def price_of_going_on(stack: Sequence[OpenLevel], depth: int, *, announced: bool) -> float:
    """Price of a bullet that goes on with the list at `stack[depth]`; lists of its mark within it are passed over."""
    closed = stack[depth + 1 :]
    nearer = sum(level.sort == stack[depth].sort for level in closed)
    return 0.5 * nearer + _NOTHING_BELOW * (announced and bool(closed))


def price_of_bullet(stack: Sequence[OpenLevel], depth: int, new: OpenLevel, *, announced: bool) -> float | None:
    """Price of a new list of bullets below `stack[:depth]`; None where a level that it would close is no finished item.

    A "*" marks off what stands beside such an item more often than what belongs to it; other bullets belong to it.
    """
    closed = stack[depth:]
    if not all(level.is_finished_item for level in closed):
        return None
    price = 0.3 + 1.0 * any(level.sort == new.sort for level in stack[:depth])
    price += 0.4 * len(closed) + _NOTHING_BELOW * (announced and bool(closed))
    if not closed and stack and stack[-1].is_finished_item and new.mark == "*":
        price += 0.6
    if depth and new.sort in stack[depth - 1].held:
        price -= _SAME_CHILDREN
    return price


def price_of_bare(stack: Sequence[OpenLevel], depth: int, new: OpenLevel) -> float:
    """Price of a heading without a label below `stack[:depth]`: it closes what stands out no more than it does."""
    closed, parent = stack[depth:], stack[depth - 1] if depth else None
    price = 0.0 if closed and closed[0].family == BARE else 0.3
    for level in closed:
        if level.family != BULLET:
            price += 0.1 if level.shade <= new.shade else 3.0
    if parent is None:
        return price
    if parent.family == BULLET or (parent.family == BARE and parent.shade <= new.shade):
        return price + 1.5
    return price + (0.0 if parent.shade > new.shade else 0.4 if parent.shade == new.shade else 1.0)
