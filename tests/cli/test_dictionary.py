"""The newsroom's dictionary by command, and what `check` makes of it."""

from pathlib import Path

from tests.cli.running import EDITOR, JOURNALIST, PRODUCER, Midad


def minded(midad: Midad, article: object) -> set[str]:
    found = midad.ok(JOURNALIST, "check", article).lines
    return {one["text"] for one in found if str(one["rule"]).startswith("spelling")}


def test_a_word_is_added_confirmed_and_removed_and_check_knows_it(
    midad: Midad, tmp_path: Path
) -> None:
    file = tmp_path / "story.md"
    file.write_text("قالت وبالدراغستور إن الدراغستور وكدراغستور هنا\n", encoding="utf-8")
    article = midad.ok(JOURNALIST, "import", file).one["id"]
    assert {"وبالدراغستور", "الدراغستور", "وكدراغستور"} <= minded(midad, article)
    made = midad.ok(JOURNALIST, "dictionary", "add", "دراغستور").one
    assert (made["word"], made["confirmed"]) == ("دراغستور", False)
    assert minded(midad, article) == set()
    assert {one["text"] for one in midad.ok(JOURNALIST, "check", file).lines} == set()
    midad.refused(JOURNALIST, "not_permitted", "dictionary", "confirm", "دراغستور")
    assert midad.ok(EDITOR, "dictionary", "confirm", "دراغستور").one["confirmed"] is True
    midad.refused(JOURNALIST, "not_permitted", "dictionary", "remove", "دراغستور")
    assert midad.ok(EDITOR, "dictionary", "remove", "دراغستور").one["removed"] is True
    assert "الدراغستور" in minded(midad, article)
    midad.refused(EDITOR, "word_unknown", "dictionary", "remove", "دراغستور")
    midad.refused(JOURNALIST, "word_invalid", "dictionary", "add", "كلمتان هنا")


def test_a_list_goes_out_and_comes_back(midad: Midad, tmp_path: Path) -> None:
    midad.ok(EDITOR, "dictionary", "add", "دراغستور", "مداد")
    file = tmp_path / "words.txt"
    assert midad.ok(PRODUCER, "dictionary", "export", file).one["words"] == 2
    assert file.read_text(encoding="utf-8") == "دراغستور\nمداد\n"
    for word in ("دراغستور", "مداد"):
        midad.ok(EDITOR, "dictionary", "remove", word)
    file.write_text("دراغستور\nكلمتان هنا\nمداد\n", encoding="utf-8")
    brought = midad.ok(EDITOR, "dictionary", "import", file).one
    assert (brought["added"], brought["refused"]) == (2, [{"line": 2, "text": "كلمتان هنا"}])
    file.write_bytes(b"\xff\xfe\xfa\xd8\x00")
    midad.refused(EDITOR, "file_not_utf8", "dictionary", "import", file, code=4)
    midad.refused(EDITOR, "file_missing", "dictionary", "import", tmp_path / "none.txt")
