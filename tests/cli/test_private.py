"""Private drafts by command: nobody else lists, shows, exports or records them."""

from pathlib import Path

from tests.cli.running import CHIEF, EDITOR, JOURNALIST, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_a_private_draft_is_nobody_elses(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    assert midad.ok(JOURNALIST, "private", article).one["private"] is True
    assert midad.ok(JOURNALIST, "list").one["private"] is True
    assert midad.ok(EDITOR, "list").out == ""
    for command in (("show", article), ("history", article), ("submit", article)):
        midad.refused(EDITOR, "article_unknown", *command)
    midad.refused(CHIEF, "article_unknown", "export", article, "--out", tmp_path)
    assert all(one["article"] != article for one in midad.ok(CHIEF, "record", "--limit", 50).lines)
    assert midad.ok(JOURNALIST, "private", article, "--off").one["private"] is False
    assert midad.ok(EDITOR, "list").one["id"] == article
    midad.ok(JOURNALIST, "submit", article)
    midad.refused(JOURNALIST, "not_a_draft", "private", article)
