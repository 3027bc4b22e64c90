"""The handover by command: as text, as a page that judges pass, as JSON, and into a file."""

from pathlib import Path

from tests.cli.running import EDITOR, JOURNALIST, Midad
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_the_shift_is_handed_over_in_every_form(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(JOURNALIST, "submit", article)
    headline = midad.ok(EDITOR, "show", article).one["headline"]
    found = midad.ok(EDITOR, "handover").one
    assert [one["id"] for one in found["parts"]["in_review"]] == [article]
    assert sum(map(len, found["held"].values())) == 1
    told = midad.run("handover", person=EDITOR, as_json=False)
    assert told.code == 0
    assert headline in told.out
    page = tmp_path / "handover.html"
    midad.ok(EDITOR, "handover", "--format", "html", "--out", page)
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert 'dir="rtl"' in text or 'dir="ltr"' in text
    assert headline in text
    midad.refused(EDITOR, "field_invalid", "handover", "--since", "yesterday")
