"""Templates: everything escaped, one file, one script that the page's policy knows."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.view.templates import packed, static

from .html import Page, unpacked
from .reports import HOSTILE, SUMS, report_of


def test_hostile_text_stays_text_in_every_part_of_a_page() -> None:
    text = SUMS.replace("KẾT QUẢ", f"KẾT QUẢ {HOSTILE}").replace("hồ sơ trực tiếp", f"hồ sơ {HOSTILE}")
    page = Page(report_of(text, name=f"{HOSTILE}.md").to_html())
    assert [script.get("type") for script in page.root.iter("script")] == ["text/plain", "module"]
    assert not [*page.root.iter("img"), *page.panel().iter("img", "script")]
    assert HOSTILE in "".join(page.root.find(".//body").itertext())


def test_the_policy_lets_the_page_s_own_scripts_run_and_nothing_else() -> None:
    page = Page(report_of(SUMS).to_html())
    (load,) = page.root.xpath('//script[@type="module"]')
    digests = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in (load.text, page.tools()["script"])
    )
    (policy,) = page.root.xpath("//meta[@http-equiv]/@content")
    assert "script-src " + " ".join(f"'sha256-{digest}'" for digest in digests) + ";" in policy
    assert "default-src 'none'" in policy


def test_a_page_names_no_other_file() -> None:
    page = report_of(SUMS).to_html()
    told = page + json.dumps(Page(page).tools())
    assert not re.search(r"https?://|@import|url\((?!\$)", told.replace("http://www.w3.org/2000/svg", ""))
    assert not Page(page).root.xpath("//link | //script[@src] | //img[@src] | //iframe | //object")


def test_a_page_brings_the_words_that_it_speaks_and_no_others() -> None:
    page = Page(report_of(SUMS).to_html())
    asked = {key for root in (page.root, page.panel()) for key in root.xpath("//@data-t | //@data-l | //@data-h")}
    brought = page.tools()["words"]
    assert asked | {"flow", "stock", "percent", "reference", "time_day", "fails"} <= set(brought)
    assert not {"clock_time", "place_name", "by_place", "more_rows"} & set(brought)


def test_static_files_lose_their_indentation_and_their_comments_only() -> None:
    script = static(("state",), "js")
    assert "// " not in script
    assert "\n " not in script
    assert "function speak" in script


def test_packed_data_cannot_end_its_element_and_comes_back_whole() -> None:
    text = packed({"label": HOSTILE})
    assert "<" not in text
    assert unpacked(text) == {"label": HOSTILE}


@given(st.text(max_size=60))
def test_whatever_is_packed_comes_back(text: str) -> None:
    assert unpacked(packed(text)) == text
