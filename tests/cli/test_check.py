"""The copy desk by command, from the first check to the last."""

from pathlib import Path
from typing import Any

import pytest

from studio.document.ignored import Ignored
from studio.newsroom.acting import clock
from studio.newsroom.ignoring import ignore_finding
from studio.newsroom.signing_in import sign_in
from studio.storage.engine import open_newsroom
from tests.cli.running import CHIEF, JOURNALIST, PASSWORD, Midad
from tests.samples import Sample, samples

NAMES = {"بيونغ": "بيونج", "يانغ": "يانج"}
FIELDS = {
    *("rule", "level", "field", "block", "offset", "length", "text", "message", "why", "fixes"),
}


def serious(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["rule"], one["text"]) for one in lines if one["level"] != "suggestion"]


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.article.stem)
def test_from_the_first_check_to_one_that_finds_nothing(
    midad: Midad, sample: Sample, tmp_path: Path
) -> None:
    article = midad.ok(JOURNALIST, "import", sample.article, "--section", "محلي").one["id"]
    found = midad.ok(JOURNALIST, "check", article).lines
    assert all(set(one) == FIELDS for one in found)
    rules = {rule for rule, _ in serious(found)}
    assert rules <= {"quotes_turned", "quotes_foreign", "names"}
    assert "quotes_foreign" in rules
    wrong = [one["text"] for one in found if one["rule"] == "names"]
    if sample.article.stem.startswith("kim"):
        assert wrong == list(NAMES)
        assert [one["fixes"] for one in found if one["rule"] == "names"] == [["بيونج"], ["يانج"]]

    left = midad.ok(JOURNALIST, "check", article, "--fix").lines
    assert [text for _, text in serious(left)] == wrong
    versions = midad.ok(JOURNALIST, "history", article).lines
    assert len(versions) == 2
    assert midad.ok(JOURNALIST, "record", article).lines[-1]["action"] in {"edit", "create"}

    body = midad.ok(JOURNALIST, "show", article, "--format", "markdown").one["text"]
    for name in wrong:
        body = body.replace(name, NAMES[name])
    file = tmp_path / "body.md"
    file.write_text(body.partition("---\n\n")[2], encoding="utf-8")
    midad.ok(JOURNALIST, "edit", article, "--body", file)
    assert serious(midad.ok(JOURNALIST, "check", article).lines) == []


def test_a_second_fix_makes_no_version(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", samples()[0].article).one["id"]
    for _ in range(2):
        midad.ok(JOURNALIST, "check", article, "--fix")
    assert len(midad.ok(JOURNALIST, "history", article).lines) == 2


def test_a_place_is_counted_in_the_text_of_its_block(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "خبر.md"
    file.write_text("---\nheadline: خبر قصير.\n---\n\nنص\n\nوصل الى عمان\n", encoding="utf-8")
    first, second = midad.run("check", file).lines
    assert (first["rule"], first["field"], first["block"]) == (
        "headline_full_stop",
        "headline",
        None,
    )
    assert (second["block"], second["offset"], second["length"]) == (1, 4, 3)
    assert (second["text"], second["fixes"], second["level"]) == ("الى", ["إلى"], "warning")
    assert second["message"] == "A missing hamza"


def test_a_person_reads_one_line_for_each_finding(
    midad: Midad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("وصل الى عمان\n", encoding="utf-8")
    monkeypatch.setenv("MIDAD_LANGUAGE", "ar")
    ran = midad.run("check", file, as_json=False)
    (line,) = ran.out.splitlines()
    assert "همزة ناقصة" in line
    assert "إلى" in line
    file.write_text("وصل إلى عمان\n", encoding="utf-8")
    assert len(midad.run("check", file, as_json=False).out.splitlines()) == 1


def test_a_file_is_looked_at_and_never_written(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("وصل الى عمان\n", encoding="utf-8")
    assert midad.run("check", file, "--fix").code == 2
    assert file.read_text(encoding="utf-8") == "وصل الى عمان\n"
    assert midad.run("check", tmp_path / "none.txt").error["error"] == "file_missing"
    midad.refused(JOURNALIST, "article_unknown", "check", "99")


def test_what_is_let_be_in_a_story_is_neither_told_nor_corrected(
    midad: Midad, tmp_path: Path
) -> None:
    file = tmp_path / "خبر.md"
    file.write_text("قال الوزير, ثم قال السفير, نعم\n", encoding="utf-8")
    article = midad.ok(JOURNALIST, "import", file).one["id"]
    with open_newsroom(midad.folder) as store:
        acting = sign_in(store, JOURNALIST, PASSWORD, clock=clock, origin="tests")
        ignore_finding(acting, article, Ignored("latin_comma", ",", "قال الوزير", " ثم قال السف"))
    told = midad.ok(JOURNALIST, "check", article).lines
    assert [one["offset"] for one in told if one["rule"] == "latin_comma"] == [25]
    midad.ok(JOURNALIST, "check", article, "--fix")
    shown = midad.ok(JOURNALIST, "show", article, "--format", "text").one["text"]
    assert "الوزير, ثم قال السفير، نعم" in shown


def test_the_lengths_of_a_file_are_plain_numbers(midad: Midad) -> None:
    path = midad.folder.parent / "lengths.md"
    path.write_text("# عنوان\n\nوصل الوفد. ثم غادر الوفد المدينة مساءً.\n", "utf-8")
    found = midad.run("check", path, "--lengths").one
    assert (found["words"], found["headline"], found["reading_minutes"]) == (8, 1, 1)
    assert found["sentences"] == {"number": 2, "average": 3.5, "longest": 5, "longest_block": 0}
    assert found["paragraphs"]["number"] == 1
    told = midad.run("check", path, "--lengths", as_json=False).out
    assert len(told.splitlines()) == 1
    assert midad.run("check", path, "--lengths", "--fix").code == 2


def test_a_rule_that_is_refused_is_told_by_the_exit_status(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    rule = """[[rule]]
id = "house_word"
kind = "existence"
level = "warning"
message = {{ ar = "كلمة", en = "A word" }}
pattern = '{}'
[[rule.test]]
bad = "ااا"
"""
    file.write_text(rule.format("(ا+)+$"), encoding="utf-8")
    ran = midad.run("rule", "add", file, person=CHIEF)
    assert (ran.code, ran.one["kept"]) == (1, [])
    file.write_text(rule.format("ااا"), encoding="utf-8")
    assert midad.ok(CHIEF, "rule", "add", file).one["kept"] == ["house_word"]
