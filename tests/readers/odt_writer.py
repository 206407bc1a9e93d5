"""OpenDocument files for tests: the XML of a text in the package that any office program writes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "m": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
NAMES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())


def open_document(body: str, kind: str = "text", looks: Mapping[str, str] | None = None) -> bytes:
    """A file of a kind ("text", "spreadsheet"); `body` is the XML inside office:text.

    `looks` are the attributes of text styles by their names.
    """
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    entries = (("/", mimetype), ("content.xml", "text/xml"))
    listed = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{of}"/>' for path, of in entries)
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in (looks or {}).items()
    )
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("mimetype", mimetype, ZIP_STORED)  # first and stored: so its bytes are a signature
        package.writestr("META-INF/manifest.xml", f"<m:manifest {NAMES}>{listed}</m:manifest>", ZIP_DEFLATED)
        package.writestr(
            "content.xml", f"<office:document-content {NAMES}>{content}</office:document-content>", ZIP_DEFLATED
        )
    return file.getvalue()
