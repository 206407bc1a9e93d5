"""Wrappers: content controls, insertions, alternates and the like, which Word sees through."""

from __future__ import annotations

from collections.abc import Iterator

from .names import Element, children, w

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MARKUP}AlternateContent"
_CHOICE, _FALLBACK = f"{_MARKUP}Choice", f"{_MARKUP}Fallback"

NOT_SHOWN = frozenset(
    map(w, ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
            "customXmlPr", "smartTagPr", "instrText", "delInstrText", "delText"))
)  # fmt: skip
"""Properties, instructions, and what a tracked change has removed."""

_UNDERSTOOD = "http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:"
"""Namespaces of Word's own, in which a choice may be written (ECMA-376 Part 3, 7.6)."""


def within(parent: Element, *tags: str) -> Iterator[Element]:
    """Elements of these names in reading order, through whatever wraps them but not inside one another."""
    for child in children(parent):
        if child.tag in tags:
            yield child
        elif child.tag == ALTERNATE:
            if (choice := alternative(child)) is not None:
                yield from within(choice, *tags)
        elif child.tag not in NOT_SHOWN:
            yield from within(child, *tags)


def alternative(alternate: Element) -> Element | None:
    """The one version of mc:AlternateContent to read: the first that Word understands, or what stands in for it."""
    choices = list(alternate.iterchildren(_CHOICE))
    for choice in filter(len, choices):
        spaces = choice.nsmap
        required = (spaces[prefix] for prefix in choice.get("Requires", "").split() if prefix in spaces)
        if all(space.startswith(_UNDERSTOOD) for space in required):
            return choice
    fallback = alternate.find(_FALLBACK)
    return next(iter(choices), None) if fallback is None else fallback
