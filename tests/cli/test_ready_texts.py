"""Snippets and templates by command: kept, found in any spelling, begun from, let go."""

from pathlib import Path

from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_a_snippet_from_being_added_to_being_removed(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "agency.md"
    file.write_text("وكالة **أنباء** الشرق الأوسط\n", encoding="utf-8")
    made = midad.ok(JOURNALIST, "snippet", "add", "شأ", "--file", file).one
    assert (made["text"], made["shared"]) == ("وكالة أنباء الشرق الأوسط", False)
    assert "bold" in str(made["document"])
    midad.refused(JOURNALIST, "snippet_exists", "snippet", "add", "شا", "--text", "نص")
    midad.refused(JOURNALIST, "not_permitted", "snippet", "add", "ن", "--text", "نص", "--shared")
    midad.ok(EDITOR, "snippet", "add", "شأ", "--text", "شأن", "--name", "شؤون", "--shared")
    listed = midad.ok(JOURNALIST, "snippet", "list").lines
    assert {(one["name"], one["shared"]) for one in listed} == {
        ("وكالة أنباء الشرق الأوسط", False),
        ("شؤون", True),
    }
    assert [one["shared"] for one in midad.ok(PRODUCER, "snippet", "list").lines] == [True]
    changed = midad.ok(
        JOURNALIST, "snippet", "change", "شأ", "--name", "وكالة", "--abbreviation", "وك"
    ).one
    assert (changed["name"], changed["abbreviation"]) == ("وكالة", "وك")
    assert changed["text"] == made["text"]
    midad.refused(JOURNALIST, "snippet_unknown", "snippet", "remove", "شأ")
    assert midad.ok(JOURNALIST, "snippet", "remove", "وك").one["removed"] is True
    assert midad.ok(EDITOR, "snippet", "remove", "شأ", "--shared").one["removed"] is True
    midad.refused(EDITOR, "snippet_empty", "snippet", "add", "ن", "--text", " ")


def test_a_template_from_an_article_to_the_next_one(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.refused(JOURNALIST, "not_permitted", "template", "save", article)
    made = midad.ok(EDITOR, "template", "save", article, "--name", "نشرة").one
    began = midad.ok(JOURNALIST, "template", "begin", "نشره").one["id"]
    assert began != article
    shown = midad.ok(JOURNALIST, "show", began).one
    assert shown["headline"] == midad.ok(JOURNALIST, "show", article).one["headline"]
    assert shown["stage"] == "draft"
    midad.ok(JOURNALIST, "edit", began, "--set", "headline=موجز الصباح")
    midad.refused(EDITOR, "template_exists", "template", "save", began, "--name", "نشرة")
    midad.ok(EDITOR, "template", "save", began, "--name", "نشرة", "--replace")
    again = midad.ok(JOURNALIST, "template", "begin", "نشرة").one["id"]
    assert midad.ok(JOURNALIST, "show", again).one["headline"] == "موجز الصباح"
    assert midad.ok(CHIEF, "template", "rename", "نشرة", "موجز").one["id"] == made["id"]
    assert [one["name"] for one in midad.ok(JOURNALIST, "template", "list").lines] == ["موجز"]
    assert midad.ok(CHIEF, "template", "remove", "موجز").one["removed"] is True
    midad.refused(CHIEF, "template_unknown", "template", "begin", "موجز")
