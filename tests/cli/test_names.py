"""The register of names by command, and what `check` makes of it."""

from pathlib import Path

from tests.cli.running import EDITOR, JOURNALIST, PRODUCER, Midad


def test_a_name_from_being_added_to_being_removed(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "story.md"
    file.write_text("وصل الوفد إلى بيونج يانج ثم غادر بيونج يانج\n", encoding="utf-8")
    article = midad.ok(JOURNALIST, "import", file).one["id"]
    made = midad.ok(
        JOURNALIST,
        *("name", "add", "بيونغ يانغ", "--kind", "place", "--latin", "Pyongyang"),
        *("--spelling", "بيونج يانج", "--role", "عاصمة"),
    ).one
    assert (made["kind"], made["latin"], made["spellings"]) == (
        "place",
        "Pyongyang",
        ["بيونج يانج"],
    )
    lines = midad.ok(JOURNALIST, "check", article).lines
    assert [(one["text"], one["fixes"]) for one in lines if one["rule"] == "name_register"] == [
        ("بيونج يانج", ["بيونغ يانغ"])
    ] * 2
    left = midad.ok(JOURNALIST, "check", article, "--fix").lines
    assert not any(one["rule"] == "name_register" for one in left)
    midad.refused(JOURNALIST, "not_permitted", "name", "change", "Pyongyang", "--role", "x")
    changed = midad.ok(EDITOR, "name", "change", "Pyongyang", "--role", "x").one
    assert (changed["role"], changed["latin"]) == ("x", "Pyongyang")
    renamed = midad.ok(EDITOR, "name", "rename", "بيونغ يانغ", "بيونجيانج").one
    assert renamed["spellings"] == ["بيونج يانج", "بيونغ يانغ"]
    midad.ok(JOURNALIST, "name", "add", "موسكو")
    midad.refused(JOURNALIST, "name_exists", "name", "add", "بيونغ-يانغ")
    joined = midad.ok(EDITOR, "name", "merge", "موسكو", "بيونجيانج").one
    assert joined["spellings"][-1] == "موسكو"
    assert midad.ok(EDITOR, "name", "remove", "Pyongyang").one["removed"] is True
    midad.refused(EDITOR, "name_unknown", "name", "remove", "Pyongyang")


def test_the_register_goes_out_and_comes_back(midad: Midad, tmp_path: Path) -> None:
    midad.ok(JOURNALIST, "name", "add", "موسكو", "--latin", "Moscow", "--kind", "place")
    file = tmp_path / "names.toml"
    assert midad.ok(PRODUCER, "name", "export", file).one["names"] == 1
    midad.ok(EDITOR, "name", "remove", "موسكو")
    assert midad.ok(EDITOR, "name", "import", file).one["added"] == 1
    assert midad.ok(PRODUCER, "name", "list").one["latin"] == "Moscow"
    file.write_text("[[name]]\nhouse = 'أ'\nkind = 'x'\n", encoding="utf-8")
    midad.refused(EDITOR, "names_invalid", "name", "import", file)
