"""Small files that bring down the program that reads them."""

from __future__ import annotations


def pdf(objects: list[str]) -> bytes:
    """A PDF of these objects, the first of them its catalog; readers rebuild the missing table of offsets."""
    body = "".join(f"{number} 0 obj\n{content}\nendobj\n" for number, content in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R /Size {len(objects) + 1}>>\n%%EOF\n".encode("latin-1")


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<<{entries} /Length {len(content)}>>\nstream\n{content}\nendstream"


LOOPING_PAGES = pdf(["<</Type/Catalog /Pages 2 0 R>>", "<</Type/Pages /Kids[2 0 R] /Count 1>>"])
"""A node of the page tree that is its own child: it hangs pdfminer."""

_FORM = "/Type/XObject /Subtype/Form /BBox[0 0 9 9] /Resources<</XObject<</F 5 0 R>>>>"
SELF_CALLING_FORM = pdf(
    [
        "<</Type/Catalog /Pages 2 0 R>>",
        "<</Type/Pages /Kids[3 0 R] /Count 1>>",
        "<</Type/Page /Parent 2 0 R /MediaBox[0 0 99 99] /Contents 4 0 R /Resources<</XObject<</F 5 0 R>>>>>>",
        stream("/F Do /F Do"),
        stream("/F Do /F Do", _FORM),
    ]
)
"""A drawing that draws itself twice: pdfium grows by a third of a gigabyte a second, and no signal stops it."""

SOUND_PAGES_AROUND_A_SELF_CALLING_FORM = pdf(
    [
        "<</Type/Catalog /Pages 2 0 R>>",
        "<</Type/Pages /Kids[6 0 R 3 0 R 9 0 R] /Count 3>>",
        "<</Type/Page /Parent 2 0 R /MediaBox[0 0 99 99] /Contents 4 0 R /Resources<</XObject<</F 5 0 R>>>>>>",
        stream("/F Do /F Do"),
        stream("/F Do /F Do", _FORM),
        "<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842] /Contents 7 0 R /Resources<</Font<</H 8 0 R>>>>>>",
        stream("BT /H 12 Tf 72 700 Td (Trong nam, toan huyen 07 ho.) Tj ET"),
        "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica>>",
        "<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842] /Contents 10 0 R /Resources<</Font<</H 8 0 R>>>>>>",
        stream("BT /H 12 Tf 72 700 Td (Trong nam, toan huyen 12 ho.) Tj ET"),
    ]
)
"""Three pages, the second of which draws such a form."""
