from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from studio.document.article import NotePlace, NoticeKind
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.wxr_content import read_content
from studio.document.wxr_names import NOTES
from studio.errors import Reason, Refused
from studio.export.delivery import Outcome, export_wxr
from studio.export.package import WXR_PATH, ArticlePackager
from studio.export.wxr import wxr
from studio.newsroom.public import PublicNote
from studio.storage.codes import PackageStatus
from tests.builders import article, p
from tests.export.articles import (
    MODIFIED,
    english_article,
    house,
    packager,
    public,
    rich_article,
    term,
    withdrawn_article,
)
from tests.export.reading import Page
from tests.export.wordpress import Post, Site, imported

BASE = "https://news.example/world/asia/mobile-library/"


@pytest.fixture(scope="module")
def pack(cache: Path) -> ArticlePackager:
    return packager(cache)


@pytest.fixture
def site(pack: ArticlePackager, tmp_path: Path) -> Site:
    return imported(pack.build(rich_article(tmp_path)).files[WXR_PATH])


def only(site: Site) -> Post:
    (post,) = (one for one in site.posts if one.facts["post_type"] == "post")
    return post


def test_a_post_has_what_the_article_says(site: Site, tmp_path: Path) -> None:
    post = only(site)
    text = rich_article(tmp_path).text
    assert post.facts["title"] == plain(text.headline)
    assert post.facts["excerpt"] == plain(text.standfirst)
    assert post.facts["post_name"] == "mobile-library"
    assert post.facts["status"] == "publish"
    assert post.meta["_midad_kicker"] == "مبادرات"
    assert post.meta["_midad_dateline"] == "عين الزيتون"


def test_dates_stand_in_both_zones(pack: ArticlePackager) -> None:
    summer = datetime(2025, 7, 1, 22, 30, tzinfo=UTC)
    at = public(
        article("عنوان", [p("نص")]),
        published_at=summer,
        modified_at=summer + timedelta(days=180),
        house=house(time_zone="Africa/Cairo"),
    )
    facts = only(imported(pack.build(at).files[WXR_PATH])).facts
    assert (facts["post_date"], facts["post_date_gmt"]) == (
        *("2025-07-02 01:30:00", "2025-07-01 22:30:00"),
    )
    assert (facts["post_modified"], facts["post_modified_gmt"]) == (
        *("2025-12-29 00:30:00", "2025-12-28 22:30:00"),
    )


def test_every_term_has_a_nicename_and_stands_in_its_tree(site: Site) -> None:
    assert site.categories == {"world": ("العالم", ""), "asia": ("آسيا", "world")}
    assert site.tags == {"libraries": "مكتبات", "reading": "قراءة"}
    assert only(site).terms == [
        ("category", "asia", "آسيا"),
        ("post_tag", "libraries", "مكتبات"),
        ("post_tag", "reading", "قراءة"),
    ]


def test_a_term_without_a_slug_is_not_dropped(pack: ArticlePackager) -> None:
    bare = public(article("عنوان", [p("نص")]), tags=(term("أخبار & آراء", ""), term("؟", "")))
    post = only(imported(pack.build(bare).files[WXR_PATH]))
    assert [name for domain, _, name in post.terms if domain == "post_tag"] == [
        *("أخبار &amp; آراء", "؟"),
    ]
    assert all(nicename for _, nicename, _ in post.terms)


def test_authors_are_known_by_ascii_names_that_nobody_signs_in_with(
    site: Site, pack: ArticlePackager
) -> None:
    assert site.authors == {"mona-said": "منى سعيد", "karim-haddad": "كريم حداد"}
    assert only(site).facts["creator"] == "mona-said"
    assert only(site).meta["_midad_bylines"] == "منى سعيد\nكريم حداد"
    two = public(article("عنوان", [p("نص")]), authors=(term("منى سعيد", "منى-سعيد"),))
    found = imported(pack.build(two).files[WXR_PATH])
    assert all(login.isascii() and login for login in found.authors)
    assert "_midad_bylines" not in only(found).meta


def test_the_text_holds_the_words_of_the_page_and_no_element_that_is_stripped(
    site: Site, pack: ArticlePackager, tmp_path: Path
) -> None:
    content = only(site).facts["content"]
    body, _, notes = content.partition(NOTES)
    seen = Page(body)
    assert not {tag for tag, _ in seen.tags} & {"picture", "source", "bdi", "time", "script"}
    page = Page(pack.build(rich_article(tmp_path)).files["index.html"].decode())
    at = page.lines.index(seen.lines[0])
    assert page.lines[at : at + len(seen.lines)] == seen.lines
    assert Page(notes).lines == [
        *("تصويب: صُحح عدد القرى: 14 لا 13.", "تحديث: أضيفت أرقام القراء."),
    ]
    assert "\n\n" not in content  # a paragraph to WordPress


def test_a_note_above_the_text_is_no_text_either(pack: ArticlePackager) -> None:
    notes = tuple(
        PublicNote(kind=NoticeKind.CORRECTION, text=place.value, at=MODIFIED, place=place)
        for place in NotePlace
    )
    made = public(article("عنوان", [p("نص المادة")]), notes=notes)
    content = only(imported(pack.build(made).files[WXR_PATH])).facts["content"]
    assert [line.split()[-1] for line in Page(content).lines] == ["above", "المادة", "below"]
    assert plain_text(read_content(content, {}).document) == "نص المادة"


def test_pictures_are_attachments_that_the_importer_can_fetch(
    site: Site, pack: ArticlePackager, tmp_path: Path
) -> None:
    files = pack.build(rich_article(tmp_path)).files
    post, *attachments = site.posts
    ids = {one.facts["post_id"] for one in site.posts}
    assert len(ids) == len(site.posts) == 3
    for one in attachments:
        assert one.facts["post_type"] == "attachment"
        assert one.facts["status"] == "inherit"
        assert one.facts["post_parent"] == post.facts["post_id"]
        address = one.facts["attachment_url"]
        assert address.removeprefix(BASE) in files
        assert address in post.facts["content"]
        assert one.meta["_wp_attachment_image_alt"]
    assert post.meta["_thumbnail_id"] == attachments[0].facts["post_id"]
    assert attachments[0].facts["excerpt"] == "الحافلة أمام مدرسة القرية"


def test_what_looks_like_tags_or_marks_stays_text(pack: ArticlePackager) -> None:
    told = public(article("<b> & ]]>", [p("a ]]> <i> b")], standfirst="<!-- x -->"))
    facts = only(imported(pack.build(told).files[WXR_PATH])).facts
    assert facts["title"] == "&lt;b&gt; &amp; ]]&gt;"
    assert facts["excerpt"] == "&lt;!-- x --&gt;"
    assert facts["content"] == "<p>a ]]&gt; &lt;i&gt; b</p>"


@pytest.mark.parametrize(
    ("status", "told"),
    [(PackageStatus.PUBLISHED, "publish"), (PackageStatus.APPROVED, "draft")],
)
def test_the_status_is_told(pack: ArticlePackager, status: PackageStatus, told: str) -> None:
    built = pack.build(public(article("عنوان", [p("نص")]), status=status))
    assert only(imported(built.files[WXR_PATH])).facts["status"] == told


def test_a_withdrawn_article_is_private_and_says_why_alone(pack: ArticlePackager) -> None:
    gone = withdrawn_article()
    gone = replace(gone, text=replace(gone.text, body=article("س", [p("سر")]).body))
    facts = only(imported(pack.build(gone).files[WXR_PATH])).facts
    assert facts["status"] == "private"
    assert facts["content"] == f"<p>{gone.withdrawn_reason}</p>"


def test_slugs_are_those_that_wordpress_keeps(pack: ArticlePackager) -> None:
    slug = "قمة-عربية-طارئة-في-عمان-تبحث-الوضع"
    facts = only(
        imported(pack.build(public(article("ع", [p("نص")]), slug=slug)).files[WXR_PATH])
    ).facts
    assert facts["post_name"] == slug
    assert len(quote(slug)) <= 200


def test_a_selection_is_one_file_written_once(pack: ArticlePackager, tmp_path: Path) -> None:
    articles = [rich_article(tmp_path), english_article(uid="other", slug="library")]
    place, outcome = export_wxr(articles, tmp_path / "out.xml", pack)
    assert (place, outcome) == (tmp_path / "out.xml", Outcome.WRITTEN)
    found = imported(place.read_bytes())
    assert [one.facts["post_name"] for one in found.posts if one.facts["post_type"] == "post"] == [
        *("mobile-library", "library"),
    ]
    assert len({one.facts["post_id"] for one in found.posts}) == len(found.posts)
    assert export_wxr(articles, place, pack)[1] is Outcome.UNCHANGED
    assert export_wxr(articles[:1], place, pack)[1] is Outcome.REPLACED
    named, _ = export_wxr(articles[:1], tmp_path / "new", pack)
    assert named == tmp_path / "new" / "articles.wxr.xml"


def test_a_file_of_wordpress_own_is_never_written_over(
    pack: ArticlePackager, tmp_path: Path
) -> None:
    place = tmp_path / "backup.xml"
    place.write_text('<?xml version="1.0"?><!-- generator="WordPress/6.5.4" --><rss/>')
    with pytest.raises(Refused) as refusal:
        export_wxr([english_article()], place, pack)
    assert refusal.value.reason is Reason.TARGET_NOT_OURS


def test_what_no_xml_holds_is_left_out(pack: ArticlePackager) -> None:
    gone = withdrawn_article(withdrawn_reason="سبب\x00\ufffe")
    assert only(imported(pack.build(gone).files[WXR_PATH])).facts["content"] == "<p>سبب</p>"


def test_a_file_of_nothing_is_not_made() -> None:
    with pytest.raises(ValueError, match="no articles"):
        wxr([])
