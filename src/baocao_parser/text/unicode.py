"""Unicode repair with a way back to the text as it was."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Repaired(NamedTuple):
    """Repaired text and, where it differs from the original, the original offset of each character."""

    text: str
    origins: tuple[int, ...] | None
    """Original offset of each character and of the end; None where nothing moved."""

    def position_of(self, origin: int) -> int:
        """Offset in the repaired text of an offset in the original."""
        if self.origins is None:
            return origin
        return next((i for i, at in enumerate(self.origins) if at >= origin), len(self.text))

    def origin_of(self, position: int) -> int:
        """Offset in the original of an offset in the repaired text."""
        return position if self.origins is None else self.origins[position]


def repair(text: str) -> Repaired:
    """NFC."""
    if unicodedata.is_normalized("NFC", text):
        return Repaired(text, None)
    return Repaired(unicodedata.normalize("NFC", text), None)
