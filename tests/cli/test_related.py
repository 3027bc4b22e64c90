"""What the archive has like an article, by command."""

from tests.cli.running import EDITOR, JOURNALIST, Midad

STORY = (
    "أعلنت هيئة الموانئ توسيع رصيف الحاويات في ميناء السويس بعد أعوام من التأخير. "
    "وقال مدير الميناء إن الرافعات الجديدة تفرغ ثلاثين حاوية في الساعة الواحدة."
)


def imported(midad: Midad, name: str, text: str) -> int:
    path = midad.folder.parent / name
    path.write_text(text, "utf-8")
    return int(midad.ok(JOURNALIST, "import", path).one["id"])


def test_copies_related_and_tags_are_listed(midad: Midad) -> None:
    first = imported(midad, "a.md", f"# توسيع الميناء\n\n{STORY}\n")
    again = imported(midad, "b.md", f"# الميناء يتسع\n\n{STORY}\n")
    alone = imported(midad, "c.md", "# طقس\n\nأمطار غزيرة على الساحل مساءً.\n")
    midad.ok(EDITOR, "tag", "add", "ميناء السويس")
    found = midad.ok(EDITOR, "related", again).one
    assert (found["id"], found["kind"]) == (first, "copy")
    assert found["alike"] > 0.8
    assert midad.ok(EDITOR, "related", again, "--tags").one["name"] == "ميناء السويس"
    nothing = midad.run("related", alone, person=EDITOR, as_json=False)
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err
    told = midad.run("related", again, person=EDITOR, as_json=False)
    assert "توسيع الميناء" in told.out
    midad.refused(EDITOR, "article_unknown", "related", 99)
    midad.refused(EDITOR, "field_invalid", "related", again, "--limit", 0)
