"""What a person was told of, by command: read once, and kept."""

from tests.cli.running import EDITOR, JOURNALIST, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_notices_are_shown_and_marked_read(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(EDITOR, "comment", "add", article, "--text", "راجع", "--mention", JOURNALIST)
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "send-back", article, "--note", "أين المصدر؟")
    back, mention = midad.ok(JOURNALIST, "notices", "--unread").lines
    assert (back["kind"], back["by"], back["read"]) == ("sent_back", "هدى ناصر", False)
    assert back["said"] == "أين المصدر؟"
    assert (mention["kind"], mention["said"]) == ("mention", "@سامي خليل راجع")
    assert len(midad.ok(JOURNALIST, "notices", "--unread", "--mark-read").lines) == 2
    assert midad.ok(JOURNALIST, "notices", "--unread").out == ""
    assert [one["read"] for one in midad.ok(JOURNALIST, "notices").lines] == [True, True]
    (submitted,) = midad.ok(EDITOR, "notices").lines
    assert (submitted["kind"], submitted["by"]) == ("submitted", "سامي خليل")
    midad.refused(EDITOR, "field_invalid", "notices", "--limit", 0)
