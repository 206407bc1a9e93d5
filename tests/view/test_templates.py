"""Templates: everything escaped, one file, one script that the page's policy knows."""

from __future__ import annotations

import base64
import hashlib
import re

from baocao_parser.view.templates import static

from .html import Page
from .reports import HOSTILE, SUMS, report_of


def test_hostile_text_stays_text_in_every_part_of_a_page() -> None:
    text = SUMS.replace("KẾT QUẢ", f"KẾT QUẢ {HOSTILE}").replace("hồ sơ trực tiếp", f"hồ sơ {HOSTILE}")
    page = Page(report_of(text, name=f"{HOSTILE}.md").to_html())
    assert [script.get("type") for script in page.root.iter("script")] == ["application/json"] * 2 + ["module"]
    assert not list(page.root.iter("img"))
    assert HOSTILE in "".join(page.root.find(".//body").itertext())


def test_the_policy_lets_the_page_s_own_script_run_and_nothing_else() -> None:
    page = Page(report_of(SUMS).to_html())
    (script,) = page.root.xpath('//script[@type="module"]')
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = page.root.xpath("//meta[@http-equiv]/@content")
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_a_page_names_no_other_file() -> None:
    page = report_of(SUMS).to_html()
    assert not re.search(r"https?://|@import|url\((?!\$)", page.replace("http://www.w3.org/2000/svg", ""))
    assert not Page(page).root.xpath("//link | //script[@src] | //img[@src] | //iframe | //object")


def test_static_files_lose_their_indentation_and_their_comments_only() -> None:
    script = static(("state",), "js")
    assert "// " not in script
    assert "\n " not in script
    assert "function speak" in script
