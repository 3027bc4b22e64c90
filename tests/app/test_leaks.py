"""Nothing of the house leaks: what is planted in every private place is in no byte that leaves.

One article with canaries in its comments, suggestions, notes, sources, sign-in names, unpublished
versions and file names goes every way out; every file is searched, compressed ones inside too.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.document.anchors import attached
from studio.document.article import ArticleText
from studio.document.marks import Change
from studio.export.delivery import export_articles, export_wxr
from studio.export.manifest import MANIFEST_NAME
from studio.export.package import (
    MARKDOWN_PATH,
    NINJS_PATH,
    PAGE_PATH,
    SOCIAL_PATH,
    SUPERDESK_PATH,
    TEXT_PATH,
    WIRE_PATH,
    WXR_PATH,
    ArticlePackager,
    house_packager,
)
from studio.export.site import write_site
from studio.export.site_articles import HerePages
from studio.imaging.drawing import Scene, draw_scene
from studio.newsroom import actions, comments, declaring, people
from studio.newsroom.articles import edit, set_private
from studio.newsroom.drafts import save_draft
from studio.newsroom.pictures import Metadata, add_picture
from studio.newsroom.public import PublicArticle
from studio.newsroom.publication import previewed, public_article
from studio.newsroom.publishing import publish, withdraw
from studio.newsroom.reading import load
from studio.newsroom.records import Wanted, write_records
from studio.newsroom.site import site_of
from studio.newsroom.word_files import word_copy
from studio.storage.codes import PackageStatus, Role
from studio.ui.preview.pages import page_files
from tests.builders import cut, figure, ins, p
from tests.newsroom.house import Newsroom, found

CANARY = "كناري"
LATIN = "canary"
FORMS = tuple(
    word.encode(coding) for word in (CANARY, LATIN, "Canary") for coding in ("utf-8", "utf-16-le")
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """Found a newsroom whose people sign in by canaries."""
    made = found(tmp_path / f"{LATIN}-folder")
    for name, role, shown in (
        (f"{LATIN}-writer", Role.JOURNALIST, "ليلى حداد"),
        (f"{LATIN}-editor", Role.EDITOR, "هدى ناصر"),
    ):
        hired = made.hire(name, role)
        people.rename_person(made.chief, hired.person.id, shown)
        made.others[name] = replace(hired, person=made.view(hired.person.id))
    yield made
    made.store.close()


def insides(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and what is compressed in it."""
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{name}: comment", archive.comment
            for one in archive.infolist():
                yield f"{name}: name", one.filename.encode() + one.comment + one.extra
                yield from insides(f"{name}: {one.filename}", archive.read(one))
    at = data.find(b"IDAT")
    if data.startswith(b"\x89PNG") and at > 0:
        yield f"{name}: pixels", zlib.decompressobj().decompress(data[at + 4 :])


def require_no_canary(files: Iterator[tuple[str, bytes]]) -> int:
    """Search files and their names; return how many there were."""
    searched = 0
    for name, data in files:
        for inner, content in insides(name, data):
            assert not any(form in content for form in FORMS), inner
            assert LATIN not in inner.lower(), inner
            assert CANARY not in inner, inner
            searched += 1
    return searched


def below(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def published(
    room: Newsroom,
    *,
    slug: str = "summit",
    why: str = f"{CANARY} {LATIN} why",
    file: str = f"{LATIN}.jpg",
) -> int:
    """Publish an article, with a canary wherever one finds a place beside what is published.

    `why` is what people say to the steps that they take, and `file` what the picture's was called.
    """
    writer, editor = room.others[f"{LATIN}-writer"], room.others[f"{LATIN}-editor"]
    scene = draw_scene(slug, Scene.HARBOUR, (900, 600))
    picture = add_picture(writer, scene, Metadata(name=file))
    body = (
        p("انعقدت القمة صباح اليوم في العاصمة."),
        figure("صورة", picture=picture.pictures[0], alt="مرفأ"),
        p("وتبحث في ملفات المنطقة."),
    )
    article = room.wrote(writer, body=(*body, p(f"مسودة {CANARY} {LATIN}")))
    edit(writer, article, room.text(body=body, headline="قمة في عمّان"))
    set_private(writer, article, notes=f"{CANARY} {LATIN} notes", sources=f"{CANARY} {LATIN}")
    anchor = comments.quoted_anchor(editor, article, quoted="العاصمة")
    anchor = replace(anchor, id=f"{LATIN}-{slug}")
    comments.add_comment(editor, article, f"{CANARY} {LATIN}؟", anchor=anchor)
    comments.add_comment(editor, article, f"{CANARY} {comments.mention(writer.person.id)}")
    thread = comments.threads(editor, article)[0]
    comments.answer_comment(writer, thread.id, f"{CANARY} {LATIN}!")
    text = attached(load(writer, article).text, [anchor])
    edit(writer, article, replace(text, slug=slug))
    actions.submit(writer, article, note=why)
    actions.send_back(editor, article, note=why)
    actions.submit(writer, article)
    actions.approve(editor, article)
    publish(room.chief, article, house_packager())
    return article


def suggested(room: Newsroom, article: int) -> ArticleText:
    """Return the text with canaries in what is struck out and in who suggested it."""
    text = load(room.chief, article).text
    by = Change(f"{LATIN}1", 987_654, room.clock())
    headline = (*text.headline, *cut(f" {CANARY}", by=by))
    blocks = (p("جديد ", cut(f"{CANARY} {LATIN}", by=by), ins("مضاف", by=by)), *text.body.blocks)
    return replace(text, headline=headline, body=replace(text.body, blocks=blocks))


def test_no_canary_is_in_what_is_published_exported_or_zipped(
    room: Newsroom, tmp_path: Path
) -> None:
    article = published(room)
    edit(room.chief, article, room.text(body=(p(f"بعد النشر {CANARY} {LATIN}"),)))
    public = public_article(room.chief, article, revision=PackageStatus.PUBLISHED)
    packager = house_packager()
    for zipped in (False, True):
        out = tmp_path / ("zips" if zipped else "folders")
        list(export_articles([public], out, packager, zipped=zipped))
        assert require_no_canary(below(out)) > 10
    assert require_no_canary(below(room.store.packages)) > 10
    assert {
        *(PAGE_PATH, MARKDOWN_PATH, TEXT_PATH, WIRE_PATH, SOCIAL_PATH, WXR_PATH),
        *(NINJS_PATH, SUPERDESK_PATH, MANIFEST_NAME),
    } <= {path.name for path in (tmp_path / "folders").rglob("*")}, "every form was searched"
    wordpress, _ = export_wxr([public], tmp_path / "wordpress", packager)
    assert require_no_canary(below(wordpress.parent)) == 1


def test_no_canary_is_in_the_newsrooms_whole_site(room: Newsroom, tmp_path: Path) -> None:
    out, corrected, gone = (published(room, slug=slug) for slug in ("one", "two", "three"))
    edit(room.chief, out, room.text(body=(p(f"بعد النشر {CANARY} {LATIN}"),)))
    text = suggested(room, out)
    save_draft(room.chief, out, text, base=load(room.chief, out).summary.revision)
    declaring.correct(room.chief, corrected, note="ورد خطأ في الرقم.")
    actions.submit(room.chief, corrected, note=f"{CANARY} {LATIN}")
    actions.approve(room.others[f"{LATIN}-editor"], corrected)
    publish(room.chief, corrected, house_packager())
    withdraw(room.chief, gone, house_packager(), reason="طلب المصدر سحبه.")
    room.wrote(room.others[f"{LATIN}-writer"], f"مسودة {CANARY} {LATIN}")
    folder = tmp_path / "site"
    with site_of(room.producer) as reading:
        write_site(reading.site, reading.stories, folder, HerePages(house_packager()))
    assert require_no_canary(below(folder)) > 40
    assert {
        *("feed.xml", "atom.xml", "feed.json", "sitemap.xml", "sitemap-news.xml"),
        *("search-index.json", "redirects.json", "manifest.json", "robots.txt"),
    } <= {path.name for path in folder.rglob("*")}, "every kind of file was searched"


@pytest.mark.parametrize("name", ["record.csv", "record.json"])
def test_no_canary_is_in_the_record_that_is_exported(
    room: Newsroom, tmp_path: Path, name: str
) -> None:
    """What people say to a step is the record's; what they wrote beside the text is not.

    Nor are sign-in names; what somebody was called before, and what a picture's file was, is.
    """
    article = published(room, why="لأن الخبر قديم", file="مرفأ.jpg")
    edit(room.chief, article, room.text(body=(p(f"بعد النشر {CANARY} {LATIN}"),)))
    out = tmp_path / name
    assert write_records(room.chief, Wanted(), out) > 10
    data = out.read_bytes()
    for person in ("Writer", "Editor"):
        data = data.replace(f"{LATIN}-{person}".title().encode(), b"")
    assert require_no_canary(iter([(name, data)])) == 1


def test_no_canary_is_in_a_word_file_of_a_text_under_review(room: Newsroom) -> None:
    text = suggested(room, published(room))
    found = word_copy(room.chief, text)
    assert require_no_canary(iter([("article.docx", found.data)])) > 5


def test_no_canary_is_in_the_preview_of_a_text_with_suggestions_and_comments(
    room: Newsroom,
) -> None:
    article = published(room)
    text = suggested(room, article)
    save_draft(room.chief, article, text, base=load(room.chief, article).summary.revision)
    assert require_no_canary(iter(page_files(room.chief, article, text).items())) >= 1
    seen = previewed(room.chief, article, text)
    assert require_no_canary(forms(house_packager(), seen)) > 1


def forms(packager: ArticlePackager, article: PublicArticle) -> Iterator[tuple[str, bytes]]:
    """Yield every file that can be made of an article."""
    yield from packager.build(article).all_files.items()


def test_the_canaries_are_where_they_were_planted(room: Newsroom) -> None:
    article = published(room)
    files = sorted(room.store.folder.glob(f"{room.store.database.name}*"))  # the newest in its log
    kept = b"".join(path.read_bytes() for path in files)
    assert sum(kept.count(form) for form in FORMS) > 5
    assert CANARY in comments.threads(room.chief, article)[0].comment.body
    with pytest.raises(AssertionError, match=r"index\.html"):
        require_no_canary(iter([("index.html", f"<p>{CANARY}</p>".encode())]))
