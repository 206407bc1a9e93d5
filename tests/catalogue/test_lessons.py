"""What corrections teach the catalogue, and who writes rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

from baocao_parser import Catalogue, parse
from baocao_parser.catalogue.lessons import lessons
from baocao_parser.corrections import Corrections, correction

TEXT = "Thu hồi 08 thẻ số của cơ quan. Trồng 12 cây ở xã. Phát hành 15 tin."


def test_an_old_label_becomes_a_wording_of_the_entry_that_the_new_one_has(tmp_path: Path) -> None:
    report = parse(TEXT.encode(), emphasis="any")
    card = report.indicators[0]
    right = Corrections(
        [correction(report, card, "label", "thu hồi chứng thư số"), correction(report, card, "unit", "chứng thư số")]
    )
    lesson = next(one for one in lessons(Catalogue.default(), [report], right) if one.field == "label")
    (entry,) = tomllib.loads(lesson.to_toml())["indicator"]
    assert entry == {"code": "cert.revoked", "wordings": [card.label]}
    own = tmp_path / "mine.toml"
    own.write_text(lesson.to_toml(), "utf-8")
    assert card.label in Catalogue.load(own)["cert.revoked"].wordings


def test_a_label_that_no_entry_knows_is_a_new_one() -> None:
    report = parse(TEXT.encode(), emphasis="any")
    right = Corrections([correction(report, report.indicators[1], "label", "cây xanh đô thị")])
    (lesson,) = lessons(Catalogue.default(), [report], right)
    (entry,) = tomllib.loads(lesson.to_toml())["indicator"]
    assert entry["name"] == "cây xanh đô thị"
    assert "from 1 correction" in lesson.to_toml()


def test_other_fields_name_the_rule_that_decided_wrongly_most_frequent_first() -> None:
    report = parse(TEXT.encode(), emphasis="any")
    made = [correction(report, i, "nature", "target") for i in report.indicators if i.nature == "flow"]
    made += [
        correction(report, report.indicators[2], "unit", "bản tin"),
        correction(report, report.indicators[2], "indicator", "no"),
    ]
    found = lessons(Catalogue.default(), [report], Corrections(made))
    assert {lesson.field for lesson in found} == {"nature", "unit", "indicator"}
    assert len(found[0].examples) == max(len(lesson.examples) for lesson in found)
    assert all(line.startswith("#") for lesson in found for line in lesson.to_toml().splitlines())
    assert any("Phát hành [15] tin." in example for lesson in found for example in lesson.examples)


def test_corrections_of_other_files_teach_nothing() -> None:
    report, other = parse(TEXT.encode(), emphasis="any"), parse(b"07 the.", emphasis="any")
    right = Corrections([correction(report, report.indicators[0], "nature", "stock")])
    assert lessons(Catalogue.default(), [other], right) == []
