"""Templates and static files → HTML text: one file that asks nothing of a network."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..messages import Language
from .words import word, words


class StaticFiles(NamedTuple):
    """The static files of a page, by their stems."""

    styles: Sequence[str]
    """What the page is styled by without its script, too."""
    tool_styles: Sequence[str]
    scripts: Sequence[str]


def page(kind: str, own: StaticFiles, data: object, *, language: Language, **values: object) -> str:
    """A whole page: its template `kind`.html, and packed (see static/load.js) what needs a script to be of use.

    That is `data`, the markup of `kind`_tools.html, and the words, styles and scripts for them.
    """
    load, script = static(("load",), "js"), static(own.scripts, "js")
    values |= {"language": language, "word": lambda key: word(key, language)}
    tools = {
        "markup": render(f"{kind}_tools.html", **values),
        "style": static(own.tool_styles, "css"),
        "words": words(),
        "data": data,
        "script": script,
    }
    return render(
        f"{kind}.html",
        style=Markup(static(own.styles, "css")),
        load=Markup(load),
        script_hashes=Markup("' '").join((_hash(load), _hash(script))),
        packed=packed(tools),
        **values,
    )


def render(template: str, **values: object) -> str:
    """A template with values, all of them escaped but those that are Markup."""
    return _environment().get_template(template).render(values)


@cache
def static(names: Sequence[str], suffix: str) -> str:
    """Static files one after the other, without their indentation and their lines of comment."""
    folder = files(__package__).joinpath("static")
    lines = (
        line.strip() for name in names for line in folder.joinpath(f"{name}.{suffix}").read_text("utf-8").splitlines()
    )
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/* ")))


def packed(data: object) -> str:
    """Data as JSON that a browser's DecompressionStream unpacks: a third of its size, in letters that end no element.

    >>> zlib.decompress(base64.b64decode(packed({"a": "</script>"})))
    b'{"a":"</script>"}'
    """
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(told, 9)).decode()


def _hash(script: str) -> str:
    """By it the page's policy knows its own scripts: no other runs, whatever a report holds."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
