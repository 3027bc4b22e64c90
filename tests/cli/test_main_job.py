"""The main job: one real article, from a file to a published package."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.cli.running import CHIEF, EDITOR, JOURNALIST, PRODUCER, Midad
from tests.judges.html import html_validate_messages, nu_messages
from tests.samples import Sample, samples


def visible_lines(page: Path) -> list[str]:
    """Return the text of a page as a reader sees it, a line for each block."""
    body = html.parse(str(page), parser=html.HTMLParser(encoding="utf-8")).getroot().find("body")
    assert body is not None
    blocks = {"p", "h1", "h2", "h3", "h4", "li", "div", "section", "header", "footer", "nav"}
    lines = [""]

    def walk(element: html.HtmlElement) -> None:
        if element.tag in blocks:
            lines.append("")
        lines[-1] += element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            lines[-1] += child.tail or ""
        if element.tag in blocks:
            lines.append("")

    walk(body)
    return [" ".join(line.split()) for line in lines if line.strip()]


def stands_in_order(wanted: tuple[str, ...], found: list[str]) -> bool:
    rest = iter(found)
    return all(any(" ".join(line.split()) == one for one in rest) for line in wanted)


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_a_real_article_goes_from_file_to_published_package(
    empty: Midad, sample: Sample, tmp_path: Path
) -> None:
    midad = empty
    midad.found(welcome=sample.welcome, site=sample.site_name)
    imported = midad.ok(JOURNALIST, "import", sample.article).one
    assert imported["headline"] == sample.headline
    assert imported["warnings"] == []
    article = imported["id"]

    midad.ok(JOURNALIST, "submit", article)
    midad.refused(EDITOR, "note_missing", "send-back", article)
    midad.ok(EDITOR, "send-back", article, "--note", "أضف مصدرًا")
    midad.ok(
        JOURNALIST, "edit", article, "--set", "notes=المصدر معروف", "--set", "social_text=اقرأ"
    )
    midad.ok(JOURNALIST, "submit", article)
    midad.refused(CHIEF, "not_approved", "publish", article)
    midad.ok(EDITOR, "approve", article)
    midad.refused(JOURNALIST, "not_permitted", "publish", article)
    midad.ok(CHIEF, "publish", article)
    shown = midad.ok(PRODUCER, "show", article).one
    assert shown["stage"] == "published"
    assert shown["notes"] is None

    first = midad.ok(PRODUCER, "export", article, "--out", tmp_path / "one").one
    again = midad.ok(PRODUCER, "export", article, "--out", tmp_path / "two").one
    once, twice = Path(first["path"]), Path(again["path"])
    assert content(once) == content(twice)
    assert midad.bare("--json", "verify", once).one["valid"] is True

    page = once / "index.html"
    text = page.read_text("utf-8")
    assert stands_in_order(sample.lines, visible_lines(page))
    assert re.search(r'<html lang="ar" dir="rtl"', text)
    assert f"<title>{sample.headline} – {sample.site_name}</title>" in text
    assert [str(message) for message in nu_messages([page])] == []
    assert [str(message) for message in html_validate_messages([page])] == []


def test_a_newsroom_without_a_welcome_line_prints_none(midad: Midad, tmp_path: Path) -> None:
    sample = samples()[0]
    article = midad.published(sample.article)
    ran = midad.ok(CHIEF, "export", article, "--out", tmp_path / "out").one
    lines = visible_lines(Path(ran["path"]) / "index.html")
    assert sample.welcome not in lines
    assert stands_in_order(sample.lines[2:], lines)


def test_any_change_to_a_package_is_found(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(samples()[0].article)
    package = Path(midad.ok(CHIEF, "export", article, "--out", tmp_path / "out").one["path"])
    page = package / "index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"</p>", b"</P>", 1))
    ran = midad.bare("--json", "verify", package)
    assert (ran.code, ran.error["error"]) == (4, "package_invalid")
    assert "altered:index.html" in ran.error["details"]["problems"]
    page.write_bytes(before)
    (package / "more.txt").write_text("more")
    assert "added:more.txt" in midad.bare("--json", "verify", package).error["details"]["problems"]
    (package / "more.txt").unlink()
    (package / "style.css").unlink()
    assert (
        "missing:style.css"
        in (midad.bare("--json", "verify", package).error["details"]["problems"])
    )
    midad.refused(CHIEF, "target_not_ours", "export", article, "--out", tmp_path / "out")


def test_a_correction_is_told_and_an_update_replaces_the_package(
    midad: Midad, tmp_path: Path
) -> None:
    article = midad.published(samples()[0].article)
    out = tmp_path / "out"
    assert midad.ok(CHIEF, "export", article, "--out", out).one["outcome"] == "written"
    assert midad.ok(CHIEF, "export", article, "--out", out).one["outcome"] == "unchanged"
    midad.refused(JOURNALIST, "note_missing", "correct", article)
    midad.ok(JOURNALIST, "correct", article, "--note", "صُحح رقم في الفقرة الثانية.")
    assert midad.ok(CHIEF, "export", article, "--out", out).one["outcome"] == "unchanged"
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.ok(CHIEF, "publish", article)
    ran = midad.ok(CHIEF, "export", article, "--out", out).one
    assert ran["outcome"] == "replaced"
    page = (Path(ran["path"]) / "index.html").read_text("utf-8")
    assert "صُحح رقم في الفقرة الثانية." in page


def test_a_withdrawn_article_leaves_a_tombstone(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(samples()[0].article)
    midad.refused(CHIEF, "note_missing", "withdraw", article)
    midad.ok(CHIEF, "withdraw", article, "--note", "سُحب لأن مصدره تراجع.")
    ran = midad.ok(CHIEF, "export", article, "--out", tmp_path / "out").one
    assert ran["status"] == "withdrawn"
    page = (Path(ran["path"]) / "index.html").read_text("utf-8")
    assert "سُحب لأن مصدره تراجع." in page
    assert samples()[0].lines[3] not in page


def test_a_zip_is_a_package_too(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(samples()[0].article)
    ran = midad.ok(CHIEF, "export", article, "--out", tmp_path / "out", "--zip").one
    assert ran["path"].endswith(".zip")
    assert midad.bare("--json", "verify", ran["path"]).one["valid"] is True


def test_what_is_approved_leaves_only_where_it_is_asked_for(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", samples()[0].article).one["id"]
    midad.ok(JOURNALIST, "submit", article)
    out = tmp_path / "out"
    midad.refused(EDITOR, "not_approved", "export", article, "--out", out, "--revision", "approved")
    midad.ok(EDITOR, "approve", article)
    midad.refused(EDITOR, "nothing_to_export", "export", article, "--out", out)
    ran = midad.ok(EDITOR, "export", article, "--out", out, "--revision", "approved").one
    assert ran["status"] == "approved"
    assert midad.ok(EDITOR, "show", article).one["stage"] == "approved"
