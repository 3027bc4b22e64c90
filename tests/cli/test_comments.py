"""Comments by command: said, listed with their places, answered, settled, taken back."""

from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_a_comment_from_being_said_to_being_settled(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    shown = midad.ok(JOURNALIST, "show", article).one
    headline = shown["headline"]
    said = midad.ok(
        EDITOR,
        "comment",
        "add",
        article,
        "--text",
        "أقصر؟",
        "--quote",
        headline,
        "--mention",
        JOURNALIST,
    ).one
    assert (said["by"], said["field"], said["quoted"]) == ("هدى ناصر", "headline", headline)
    assert (said["attached"], said["offset"], said["length"]) == (True, 0, len(headline))
    assert said["text"] == "@سامي خليل أقصر؟"
    answered = midad.ok(JOURNALIST, "comment", "answer", said["comment"], "--text", "حسنًا").one
    assert [one["text"] for one in answered["answers"]] == ["حسنًا"]
    midad.refused(EDITOR, "comment_answered", "comment", "remove", said["comment"])
    settled = midad.ok(JOURNALIST, "comment", "resolve", said["comment"]).one
    assert settled["resolved_by"] == "سامي خليل"
    assert midad.ok(EDITOR, "comment", "list", article, "--open").out == ""
    assert midad.ok(EDITOR, "comment", "reopen", said["comment"]).one["resolved"] is None
    midad.ok(JOURNALIST, "edit", article, "--set", "headline=غيره تمامًا")
    (left,) = midad.ok(EDITOR, "comment", "list", article).lines
    assert (left["attached"], left["quoted"]) == (False, headline)
    assert left["revision"] == 1


def test_a_comment_is_edited_and_removed_by_who_wrote_it(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    said = midad.ok(CHIEF, "comment", "add", article, "--text", "متى؟", "--field", "slug").one
    assert (said["field"], said["attached"]) == ("slug", True)
    midad.refused(EDITOR, "comment_not_yours", "comment", "edit", said["comment"], "--text", "x")
    edited = midad.ok(CHIEF, "comment", "edit", said["comment"], "--text", "متى ينشر؟").one
    assert edited["edited"]
    assert edited["text"] == "متى ينشر؟"
    assert midad.ok(CHIEF, "comment", "remove", said["comment"]).one["removed"] is True
    midad.refused(CHIEF, "comment_unknown", "comment", "resolve", said["comment"])


def test_what_is_quoted_has_to_be_there(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.refused(
        EDITOR, "comment_place_unknown", "comment", "add", article, "--text", "؟", "--quote", "لا"
        " وجود لهذه الكلمات",
    )  # fmt: skip
    midad.refused(EDITOR, "comment_empty", "comment", "add", article, "--text", " ")
    midad.refused(PRODUCER, "not_permitted", "comment", "list", article)


def test_people_read_threads_as_lines(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(EDITOR, "comment", "add", article, "--text", "من المصدر؟")
    told = midad.run("comment", "list", article, person=EDITOR, as_json=False).out
    assert "من المصدر؟" in told
    assert "هدى ناصر" in told
