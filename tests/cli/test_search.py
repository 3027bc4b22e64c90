"""Searching the archive from the command line."""

from tests.cli.running import EDITOR, JOURNALIST, Midad


def imported(midad: Midad, name: str, text: str) -> int:
    path = midad.folder.parent / name
    path.write_text(text, "utf-8")
    return int(midad.ok(JOURNALIST, "import", path).one["id"])


def test_a_hit_is_an_article_with_its_passage_and_marks(midad: Midad) -> None:
    article = imported(midad, "a.md", "# هدنة غزة\n\nقال مسئولون إن الهدنةَ تبدأ غدًا.\n")
    imported(midad, "b.md", "# خبر آخر\n\nلا شيء.\n")
    hit = midad.ok(EDITOR, "search", "المسؤول", "هدنه").one
    assert (hit["id"], hit["stage"], hit["found_in"]) == (article, "draft", "working")
    assert {"revision", "section", "tags", "authors", "updated"} <= set(hit)
    cut = [hit["snippet"][one["offset"] :][: one["length"]] for one in hit["marks"]]
    assert cut == ["مسئولون", "الهدنةَ"]
    (mark,) = hit["headline_marks"]
    assert hit["headline"][mark["offset"] :][: mark["length"]] == "هدنة"
    assert midad.ok(EDITOR, "search", "--limit", 1, "--order", "best", "هدنة").one["id"] == article
    told = midad.run("search", "هدنة", person=EDITOR, as_json=False)
    assert "هدنة غزة" in told.out


def test_nothing_found_and_other_proclitics_are_said(midad: Midad) -> None:
    imported(midad, "a.md", "# خبر\n\nهدوء بغزة.\n")
    nothing = midad.run("search", "نيروبي", person=EDITOR, as_json=False)
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err
    wider = midad.run("search", "غزة", person=EDITOR, as_json=False)
    assert "بغزة" in wider.out
    assert wider.err
    assert midad.ok(EDITOR, "search", "نيروبي").out == ""


def test_what_cannot_be_asked_is_refused(midad: Midad) -> None:
    midad.refused(EDITOR, "query_date_unknown", "search", "date:غدًا")
    midad.refused(EDITOR, "query_stage_unknown", "search", "stage:publishd")
    midad.refused(EDITOR, "query_too_long", "search", "ن" * 2000)
    midad.refused(EDITOR, "section_unknown", "search", "section:المريخ")
    midad.refused(EDITOR, "field_invalid", "search", "--limit", 0, "x")


def test_a_search_is_kept_by_name_asked_renamed_and_removed(midad: Midad) -> None:
    article = imported(midad, "a.md", "# هدنة غزة\n\nقال مسئولون إن الهدنةَ تبدأ غدًا.\n")
    made = midad.ok(EDITOR, "saved-search", "add", "الهدنة", "هدنه", "مسؤول").one
    assert (made["name"], made["text"], made["found"]) == ("الهدنة", "هدنه مسؤول", 1)
    assert midad.ok(JOURNALIST, "saved-search", "list").out == ""
    assert midad.ok(EDITOR, "search", "--saved", "الهُدنه").one["id"] == article
    assert midad.ok(EDITOR, "saved-search", "rename", "الهدنة", "غزة").one["name"] == "غزة"
    assert midad.ok(EDITOR, "saved-search", "list").one["found"] == 1
    told = midad.run("saved-search", "list", person=EDITOR, as_json=False)
    assert "غزة" in told.out
    assert "هدنه مسؤول" in told.out
    midad.refused(EDITOR, "saved_search_unknown", "search", "--saved", "الهدنة")
    midad.ok(EDITOR, "saved-search", "remove", "غزة")
    assert midad.ok(EDITOR, "saved-search", "list").out == ""
    assert midad.run("search", person=EDITOR).code == 2
    assert midad.run("search", "--saved", "غزة", "كلمة", person=EDITOR).code == 2
