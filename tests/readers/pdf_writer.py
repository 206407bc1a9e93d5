"""A small PDF writer: pages as a test needs them, through the file format and not around it.

Letters are as wide as those of Times, but in the mono fonts; y is the baseline, counted from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

FONTS = {
    "regular": "AAAAAA+TimesNewRomanPSMT",
    "bold": "BAAAAA+TimesNewRomanPS-BoldMT",
    "other": "CAAAAA+DejaVuSerif",
    "mono": "CourierNewPSMT",
    "mono-bold": "CourierNewPS-BoldMT",
    "private": "DAAAAA+Mystery",
    "tcvn3": ".VnTime",
    "vni": "VNI-Times",
}
"""Fonts by what they are for: `private` maps all letters to private use, the last two are 8-bit fonts."""
_EIGHT_BIT = ("tcvn3", "vni")


class Field(NamedTuple):
    """A form field: left, top, right and bottom on the page, and its text."""

    box: tuple[float, float, float, float]
    text: str
    shown: bool
    """Has an appearance; else only a value."""


_WIDTHS = {
    letter: thousandths
    for thousandths, letters in (
        (0, "\u0300\u0301\u0303\u0309\u0323"),
        (250, " .,"),
        (278, "ijlt/:;"),
        (333, "frI()-"),
        (389, "sJ"),
        (444, "acez"),
        (556, "SPF"),
        (611, "ELTZ"),
        (667, "BCR"),
        (722, "ADGHKNOQUVwXY"),
        (778, "m"),
        (833, "%"),
        (889, "M"),
        (944, "W"),
    )
    for letter in letters
}
"""Widths in Times, in thousandths of the font size; 500 for all others."""


def _width(letter: str) -> int:
    return _WIDTHS.get(letter, _WIDTHS.get(normalize("NFD", letter.translate({0x110: "D"}))[0], 500))


def width(text: str, size: float = 13.0) -> float:
    """Width of a text in points."""
    return sum(map(_width, text)) * size / 1000


class Page:
    """A page to draw on; every method gives the page back."""

    def __init__(self, wide: float = 595, high: float = 842, rotate: int = 0) -> None:
        self.wide, self.high, self.rotate = wide, high, rotate
        self.content: list[str] = []
        self.fields: list[Field] = []
        self.crop: tuple[float, float, float, float] | None = None
        """Left, top, right and bottom of what is shown."""
        self.forms: list[tuple[str, str]] = []
        """Content and entries of form XObjects."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 13.0,
        font: str = "regular",
        mode: int = 0,
        spacing: float = 0.0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> Page:
        """Draw text as one text object; `mode` is the render mode, `spacing` goes between letters."""
        code = text.encode("cp1252" if font in _EIGHT_BIT else "utf-16-be").hex()
        place = " ".join(f"{value:g}" for value in (*matrix, x, self.high - y))
        self.content.append(f"BT /{font} {size:g} Tf {mode} Tr {spacing:g} Tc {place} Tm <{code}> Tj ET")
        return self

    def kerned(self, x: float, y: float, parts: Sequence[str | float], *, size: float = 13.0) -> Page:
        """Draw text in one go, moved by the numbers (thousandths of the size, to the left) between its parts."""
        shown = (f"<{part.encode('utf-16-be').hex()}>" if isinstance(part, str) else f"{part:g}" for part in parts)
        self.content.append(
            f"BT /regular {size:g} Tf 0 Tr 0 Tc 1 0 0 1 {x:g} {self.high - y:g} Tm [{' '.join(shown)}] TJ ET"
        )
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], *, step: float = 17.0, font: str = "regular") -> Page:
        """Draw lines of text below each other."""
        for number, line in enumerate(lines):
            self.text(x, y + number * step, line, font=font)
        return self

    def centred(self, middle: float, y: float, text: str, *, font: str = "regular", size: float = 13.0) -> Page:
        """Draw text around a middle."""
        return self.text(middle - width(text, size) / 2, y, text, font=font, size=size)

    def draw(self, *operators: str) -> Page:
        """Add operators of a content stream; y counts from the bottom.

        At hand are the graphics states /clear (alpha 0) and /half, and the layers /off and /on.
        """
        self.content += operators
        return self

    def form(self, page: Page, entries: str = "") -> Page:
        """Draw what another page holds as a form XObject with more entries."""
        self.content.append(f"/form{len(self.forms)} Do")
        self.forms.append(("\n".join(page.content), entries))
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.content.append(f"0.5 w {x0:g} {self.high - y0:g} m {x1:g} {self.high - y1:g} l S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """Draw the rules of a table, cell by cell as word processors do."""
        for x0, x1 in pairwise(xs):
            for y in ys:
                self.rule(x0, y, x1, y)
        for y0, y1 in pairwise(ys):
            for x in xs:
                self.rule(x, y0, x, y1)
        return self

    def row(self, xs: Sequence[float], y: float, cells: Sequence[str]) -> Page:
        """Draw the cells of a row at their left edges."""
        for x, cell in zip(xs, cells, strict=False):
            if cell:
                self.text(x + 5, y, cell)
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a picture, grey all over."""
        place = f"{x1 - x0:g} 0 0 {y1 - y0:g} {x0:g} {self.high - y1:g}"
        self.content.append(f"q {place} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def field(self, x0: float, y0: float, x1: float, y1: float, text: str, *, shown: bool = True) -> Page:
        """Lay a form field over the page, with the text as its appearance or only as its value."""
        self.fields.append(Field((x0, y0, x1, y1), text, shown))
        return self


def pdf(*pages: Page, locked: bool = False) -> bytes:
    """The file; `locked` asks for a password that nobody knows."""
    return _Writer().write(pages, locked)


class _Writer:
    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b""]  # catalogue and page tree, known last
        self.layers: dict[str, str] = {}

    def add(self, body: str | bytes) -> int:
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, content: str, entries: str = "") -> int:
        data = content.encode("latin-1")
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
        return self.add(head + data + b"\nendstream")

    def write(self, pages: Sequence[Page], locked: bool) -> bytes:
        fonts = " ".join(f"/{use} {self._font(use, name)} 0 R" for use, name in FONTS.items())
        off, on = (self.add(f"<< /Type /OCG /Name ({name}) >>") for name in ("Off", "On"))
        states = "/ExtGState << /clear << /ca 0 /CA 0 >> /half << /ca 0.5 /CA 0.5 >> >>"
        resources = f"/Font << {fonts} >> {states} /Properties << /off {off} 0 R /on {on} 0 R >>"
        self.layers = {"/off": f"{off} 0 R", "/on": f"{on} 0 R"}
        numbers = [self._page(page, resources) for page in pages]
        layers = f"/OCProperties << /OCGs [ {off} 0 R {on} 0 R ] /D << /OFF [ {off} 0 R ] >> >>"
        self.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {layers} >>".encode("latin-1")
        kids = " ".join(f"{number} 0 R" for number in numbers)
        self.objects[1] = f"<< /Type /Pages /Count {len(numbers)} /Kids [ {kids} ] >>".encode("latin-1")
        return self._file(locked)

    def _font(self, use: str, name: str) -> int:
        if use in _EIGHT_BIT:
            widths = " ".join(["500"] * 224)
            return self.add(
                f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding"
                f" /FirstChar 32 /LastChar 255 /Widths [ {widths} ] >>"
            )
        shift = 0xE0 if use == "private" else 0
        ranges = [f"<{high:02x}00> <{high:02x}ff> <{high + shift:02x}00>" for high in (0, 1, 3, 0x1E, 0x20, 0xF0)]
        unicode = self.stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(ranges)} beginbfrange {' '.join(ranges)} endbfrange\nendcmap end end"
        )
        default, codes = 500, (*range(0x20, 0x330), *range(0x1EA0, 0x1EFA))
        if use.startswith("mono"):
            default, codes = 600, ()
        widths = " ".join(f"{code} [ {_width(chr(code))} ]" for code in codes)
        below = self.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {default} /W [ {widths} ]"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
        return self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [ {below} 0 R ] /ToUnicode {unicode} 0 R >>"
        )

    def _page(self, page: Page, resources: str) -> int:
        content = self.stream("\n".join(page.content))
        fields = " ".join(f"{self._field(field, page.high, resources)} 0 R" for field in page.fields)
        forms = " ".join(
            f"/form{at} {self._form(content, entries, page, resources)} 0 R"
            for at, (content, entries) in enumerate(page.forms)
        )
        left, top, right, bottom = page.crop or (0, 0, page.wide, page.high)
        return self.add(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {page.wide:g} {page.high:g} ] /Rotate {page.rotate}"
            f" /CropBox [ {left:g} {page.high - bottom:g} {right:g} {page.high - top:g} ]"
            f" /Resources << {resources} /XObject << {forms} >> >> /Contents {content} 0 R /Annots [ {fields} ] >>"
        )

    def _form(self, content: str, entries: str, page: Page, resources: str) -> int:
        """A form XObject; the names of layers in its entries stand for their objects."""
        for name, number in self.layers.items():
            entries = entries.replace(name, number)
        box = "" if "/BBox" in entries else f"/BBox [ 0 0 {page.wide:g} {page.high:g} ]"
        return self.stream(content, f"/Type /XObject /Subtype /Form {box} {entries} /Resources << {resources} >>")

    def _field(self, field: Field, high: float, resources: str) -> int:
        x0, y0, x1, y1 = field.box
        head = f"/Type /Annot /Subtype /Widget /FT /Tx /F 4 /Rect [ {x0:g} {high - y1:g} {x1:g} {high - y0:g} ]"
        if not field.shown:
            return self.add(f"<< {head} /V <feff{field.text.encode('utf-16-be').hex()}> >>")
        lines = field.text.split("\n")
        place = (f"1 0 0 1 0 {(len(lines) - 1 - at) * 11 + 4} Tm" for at in range(len(lines)))
        shown = (f"{at} <{line.encode('utf-16-be').hex()}> Tj" for at, line in zip(place, lines, strict=True))
        look = self.stream(
            f"BT /regular 10 Tf {' '.join(shown)} ET",
            f"/Type /XObject /Subtype /Form /BBox [ 0 0 {x1 - x0:g} {y1 - y0:g} ] /Resources << {resources} >>",
        )
        return self.add(f"<< {head} /AP << /N {look} 0 R >> >>")

    def _file(self, locked: bool) -> bytes:
        parts, offsets = [b"%PDF-1.7\n"], list[int]()
        for number, body in enumerate(self.objects, 1):
            offsets.append(sum(map(len, parts)))
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        start = sum(map(len, parts))
        entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        secret = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >> /ID [ <00> <00> ]" % (
            b"aa" * 32,
            b"bb" * 32,
        )
        parts.append(
            b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(offsets) + 1, entries, len(offsets) + 1, secret if locked else b"", start)
        )
        return b"".join(parts)
