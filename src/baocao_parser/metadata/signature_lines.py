"""The lines of a signature: in whose place somebody signs, the post, the name."""

from __future__ import annotations

import re

import regex

from .issuers import head_of
from .wordlists import key_of, phrases

AUTHORITY = regex.compile(
    r"""
    (?: (?: TM | KT | TL | TUQ | TUN ) \s? (?: \. \s? | \s )
      | (?: T [/.] M | K [/.] T | T [/.] L | T [/.] UQ ) \s? \.? \s? ) \p{Lu}{2}
    """,
    regex.X,
)
_SEAM = regex.compile(
    r"""
    (?<= \p{Lu}{2} )
    (?= (?: TM | KT | TL | TUQ | TUN | T/M | K/T | T/L ) \s? \.    # GIÁM ĐỐCKT. GIÁM ĐỐC
      | \p{Lu} \p{Ll} | (?: TS | BS | KS | CN | GS | PGS ) \s? \. | PHÓ \s )
    """,
    regex.X,
)
_WORD = re.compile(r"\S+")
_DEPUTY = re.compile(r"^ (?: (?: phó | quyền | phụ \s trách | [pq]\. ) \s* )+", re.VERBOSE)
_OF_A_UNIT = re.compile(r"(?: \w+ \s ){1,2} (?: trưởng | phó )", re.VERBOSE)
""" "Hạt trưởng", "Đồn trưởng", "Xã đội trưởng": the head of a unit whatever its name."""
_NAME = regex.compile(
    r"""
    (?: \p{Lu}\p{L}* \. \s* | (?: Thiếu | Trung | Thượng | Đại ) \s (?: úy | tá | tướng ) \s+ )*   # ThS. , Đại tá
    \p{Lu} [\p{L}\p{M}'’]* (?: (?: \s | \s?-\s? ) \p{Lu} [\p{L}\p{M}'’]* ){1,5}
    """,
    regex.X,
)


def is_post(text: str, *, capitals: bool = True) -> bool:
    """The line names a post, in capitals unless they are not asked for.

    >>> is_post("PHÓ GIÁM ĐỐC"), is_post("Phó Giám đốc", capitals=False), is_post("SỞ Y TẾ")
    (True, True, False)
    """
    if (capitals and not text.isupper()) or not text[:1].isupper() or len(text.split()) > 10 or text[-1] in ";:.,":
        return False
    key = _DEPUTY.sub("", key_of(text))
    return bool(phrases("signer_posts.txt").match(key) or _OF_A_UNIT.fullmatch(key))


def is_drafter(post: str) -> bool:
    """The post of one who signs only where no head of the office does: "NGƯỜI BÁO CÁO"."""
    return key_of(post).startswith("người")


def is_name(text: str) -> bool:
    """Two to six words that begin with capitals, no office; in capitals throughout only with a known surname.

    >>> is_name("ThS. Trần Văn Bình"), is_name("TRẦN VĂN BÌNH"), is_name("Sở Y tế"), is_name("PHỤ LỤC")
    (True, True, False, False)
    """
    if not _NAME.fullmatch(text) or head_of(text):
        return False
    return not text.isupper() or bool(phrases("surnames.txt").match(key_of(text)))


def seams(text: str) -> list[int]:
    """Offsets of the lines of a signature that an export glued to one, the first included; [] where there is no seam.

    >>> seams("KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCTrần Văn Bình"), seams("GIÁM ĐỐC Trần Văn Bình"), seams("SỞ Y TẾTrần")
    ([0, 12, 24], [], [])
    """
    found = [seam.start() for seam in _SEAM.finditer(text)]
    begins = found and (AUTHORITY.match(text) or is_post(text[: found[0]]))
    return [0, *found] if begins else []


def starts_of_parts(text: str) -> list[int]:
    """Offsets of the authority, the post and the name that stand on one line; [] where no name ends it.

    >>> starts_of_parts("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Văn Bình"), starts_of_parts("KT. TỔNG GIÁM ĐỐC")
    ([0, 13, 26], [])
    """
    if not text[:1].isupper():  # as most recipients
        return []
    words = [found.span() for found in _WORD.finditer(text)]
    name = next((start for start, end in words if text[start:end].istitle() and end - start > 1), len(text))
    head = text[:name].rstrip()
    if not head.isupper() or not is_name(text[name:]):
        return []
    if not AUTHORITY.match(head):
        return [0, name] if is_post(head) else []
    first = words[0][1] + 1
    for start, _ in words[2:]:
        before, post = text[first:start].rstrip(), text[start:name].rstrip()
        stands_for = " " in before and head_of(before) if head.startswith("TM") else is_post(before)
        if start < name and stands_for and is_post(post) and not before.endswith("."):
            return [0, start, name]
    return [0, name]
