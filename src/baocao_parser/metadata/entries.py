"""Lines → the entries of a list of offices: "Kính gửi:" and "Nơi nhận:" are written alike."""

from __future__ import annotations

import re

_BULLET = re.compile(r"\s*[-–—+*•·]+\s*")
_INLINE = re.compile(r"[;.]\s*[-–—+•]\s+ | ;\s*(?=(?i:lưu)\b)", re.VERBOSE)
_CLOSED = (";", ".", "./")
_ENDS = " \t;.,/"


class Entries:
    """A list as it is read line by line. `offer` says whether a line belongs to it.

    >>> entries = Entries()
    >>> [entries.offer(line) for line in ("- Như trên;", "- Các Phòng thuộc Sở", "(t/h);", "- Lưu: VT.", "PHỤ LỤC")]
    [True, True, True, True, False]
    >>> entries.names
    ('Như trên', 'Các Phòng thuộc Sở (t/h)', 'Lưu: VT')
    """

    def __init__(self, *, bullets_only: bool = False) -> None:
        self._entries: list[str] = []
        self._bulleted = False
        self._bullets_only = bullets_only
        """After its first line the list goes on with bullets only: "Kính gửi: Bộ A" and then the text."""

    @property
    def names(self) -> tuple[str, ...]:
        """The entries without bullets and closing punctuation."""
        tidied = (" ".join(entry.split()).rstrip(_ENDS) for entry in self._entries)
        return tuple(name for name in tidied if name)

    @property
    def complete(self) -> bool:
        """ "Lưu" is by custom the last entry, and a full stop ends the list."""
        return bool(self._entries) and (_is_file_copy(self._entries[-1]) or self._entries[-1].endswith("."))

    def offer(self, text: str) -> bool:
        """Take a line as new entry, or as the rest of the last one; False where the list has ended before it."""
        text = text.strip()
        bullet = _BULLET.match(text)
        if bullet:
            self._bulleted = True
            self._start(text[bullet.end() :])
        elif not self._entries:
            self._start(text)
        elif self._carries_on(text):
            self._entries[-1] += f" {text}"
        elif self.complete or self._bullets_only or (self._bulleted and not self._entries[-1].endswith(_CLOSED)):
            return False
        else:
            self._start(text)
        return True

    def _start(self, text: str) -> None:
        self._entries += _INLINE.split(text) if self._bulleted else text.split("; ")

    def _carries_on(self, text: str) -> bool:
        last = self._entries[-1]
        if text.startswith("("):
            return True
        if last.endswith(_CLOSED):
            return False
        return last.endswith(",") or text[:1].islower() or (self._bulleted and not _is_file_copy(last))


def _is_file_copy(entry: str) -> bool:
    return entry.lstrip()[:3].lower() == "lưu"
