"""Exports of WordPress on the command line: in, and our own there and back."""

from pathlib import Path

from studio.imaging.drawing import Scene, draw_scene
from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.document.wordpress_files import export, item
from tests.samples import own_sample


def test_an_export_of_wordpress_goes_in_but_for_what_is_damaged(
    midad: Midad, tmp_path: Path
) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(export(item("أول"), item("تالف\x0b"), item("أخير")))
    ran = midad.run("import", file, "--format", "wxr", person=JOURNALIST)
    assert ran.code == 4
    assert [one["headline"] for one in ran.lines] == ["أول", "أخير"]
    assert ran.error["error"] == "entry_damaged"
    assert ran.error["details"]["line"] > 30
    again = midad.run("import", file, person=JOURNALIST)
    assert [one["headline"] for one in again.lines] == ["أول", "أخير"]


def test_an_export_with_a_document_type_is_refused(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(b"<!DOCTYPE rss [<!ENTITY a 'b'>]>" + export(item("&a;")))
    midad.refused(JOURNALIST, "xml_unsafe", "import", file)
    midad.refused(JOURNALIST, "file_missing", "import", tmp_path / "absent.xml")


def test_a_package_of_ours_comes_back_with_its_pictures(midad: Midad, tmp_path: Path) -> None:
    picture = tmp_path / "harbour.jpg"
    picture.write_bytes(draw_scene("x", Scene.HARBOUR, (640, 400)))
    added = midad.ok(JOURNALIST, "picture", "add", picture, "--alt", "ميناء").one
    article = midad.ok(JOURNALIST, "import", own_sample().article).one["id"]
    midad.ok(JOURNALIST, "edit", article, "--set", f"picture={added['picture']}")
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.ok(CHIEF, "publish", article)
    package = Path(midad.ok(PRODUCER, "export", article, "--out", tmp_path / "out").one["path"])
    back = midad.ok(JOURNALIST, "import", package / "article.wxr.xml").one
    assert back["warnings"] == []
    first = midad.ok(JOURNALIST, "show", article).one
    shown = midad.ok(JOURNALIST, "show", back["id"]).one
    for name in ("headline", "standfirst", "section", "tags"):
        assert shown[name] == first[name], name
    body = [one["document"]["article"]["body"] for one in (shown, first)]
    assert body[0] == body[1]
    assert shown["picture"]
