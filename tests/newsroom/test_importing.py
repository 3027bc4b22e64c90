import pytest

from studio.document.article import Byline
from studio.document.codec import encode
from studio.document.inline import plain
from studio.errors import Reason
from studio.newsroom import people, tags
from studio.newsroom.importing import Caution, CautionCode, FileFormat, format_of, import_file
from studio.newsroom.reading import history, load, story
from studio.storage.codes import RevisionKind
from tests.builders import article, figure, h, p, strong
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

FILE = """---
headline: قمة في عمّان: ملفات ساخنة
kicker: عاجل
standfirst: مقدمة
section: رياضه
tags: [الأردن, "#الاردن", قمة]
bylines: Layla، وكالات
dateline: عمّان
picture: photo.jpg
picture_alt: قاعة
notes: اتصل
sources: مصدر
---
متن **أول**.

## عنوان فرعي

متن ثان.
"""


def test_a_markdown_file_becomes_an_article_word_for_word(room: Newsroom) -> None:
    imported = import_file(room.layla, "مقال.md", FILE.encode())
    detail = load(room.layla, imported.article)
    text = detail.text
    assert imported.headline == plain(text.headline) == "قمة في عمّان: ملفات ساخنة"
    assert text.body.blocks == (p("متن ", strong("أول"), "."), h("عنوان فرعي"), p("متن ثان."))
    assert text.section == room.sections[2]
    assert detail.tag_names == ("الأردن", "قمة")
    assert text.bylines == (Byline("Layla", room.layla.person.id), Byline("وكالات"))
    assert text.lead_picture == figure(source="photo.jpg", alt="قاعة")
    assert (text.dateline, detail.notes, detail.sources) == ("عمّان", "اتصل", "مصدر")
    assert imported.warnings == (Caution(CautionCode.PICTURE_ELSEWHERE, "photo.jpg"),)
    assert history(room.layla, imported.article)[0].kind is RevisionKind.IMPORTED
    assert "مقال.md" in story(room.layla, imported.article)[0].details


def test_what_the_newsroom_does_not_know_is_left_empty_and_said(room: Newsroom) -> None:
    file = "---\nheadline: خبر\nsection: رياضات\ntags: ['…', صحيح]\nweather: sunny\n---\nمتن\n"
    imported = import_file(room.layla, "a.md", file.encode())
    detail = load(room.layla, imported.article)
    assert detail.text.section is None
    assert detail.tag_names == ("صحيح",)
    assert set(imported.warnings) == {
        Caution(CautionCode.SECTION_UNKNOWN, "رياضات", "رياضة"),
        Caution(CautionCode.TAG_INVALID, "…"),
        Caution(CautionCode.KEY_UNKNOWN, "weather"),
    }
    nothing_like = "---\nsection: xyz\n---\nمتن\n"
    assert import_file(room.layla, "a.md", nothing_like.encode()).warnings == (
        Caution(CautionCode.SECTION_UNKNOWN, "xyz"),
        Caution(CautionCode.HEADLINE_MISSING),
    )


def test_the_section_that_is_asked_for_wins(room: Newsroom) -> None:
    imported = import_file(room.layla, "a.md", FILE.encode(), section=room.sections[0])
    assert load(room.layla, imported.article).text.section == room.sections[0]


def test_a_name_that_two_bear_is_nobodys(room: Newsroom) -> None:
    people.rename_person(room.chief, room.omar.person.id, "Layla")
    text = load(room.layla, import_file(room.layla, "a.md", FILE.encode()).article).text
    assert text.bylines[0] == Byline("Layla")


@pytest.mark.parametrize(
    ("html", "headline", "words"),
    [
        ("<h1>عنوان</h1><p>متن</p>", "عنوان", ["متن"]),
        ("<title>اسم &amp; صفحة</title><p>متن</p>", "اسم & صفحة", ["متن"]),
        ("<p>متن</p>", "", ["متن"]),
    ],
)
def test_html(room: Newsroom, html: str, headline: str, words: list[str]) -> None:
    imported = import_file(room.layla, "a.html", html.encode())
    text = load(room.layla, imported.article).text
    assert imported.headline == headline
    assert [
        plain(block.content) for block in text.body.blocks if hasattr(block, "content")
    ] == words


def test_what_html_leaves_out_is_said(room: Newsroom) -> None:
    imported = import_file(
        room.layla, "a.htm", "<h1>عنوان</h1><p>متن</p><script>x()</script>".encode()
    )
    assert CautionCode.LEFT_OUT in {one.code for one in imported.warnings}


@pytest.mark.parametrize(
    ("text", "headline", "count"),
    [
        ("عنوان\n\nمتن أول\n\nمتن ثان", "عنوان", 2),
        ("عنوان\nمتن", "عنوان", 1),
        ("متن وحيد", "", 1),
        ("سطر\nآخر\n\nمتن", "", 2),
        (f"{'كلمة ' * 60}\n\nمتن", "", 2),
    ],
)
def test_plain_text(room: Newsroom, text: str, headline: str, count: int) -> None:
    imported = import_file(room.layla, "a.txt", text.encode())
    assert imported.headline == headline
    assert len(load(room.layla, imported.article).text.body.blocks) == count


def test_our_own_json_without_what_only_its_newsroom_knew(room: Newsroom) -> None:
    tag, _ = tags.ensure_tag(room.layla, "قمة")
    text = article("عنوان", [p("متن")], section=99, tags=(tag,), bylines=(Byline("Omar", 77),))
    imported = import_file(room.layla, "a.json", encode(text).encode())
    kept = load(room.layla, imported.article).text
    assert (kept.section, kept.tags) == (None, ())
    assert kept.bylines == (Byline("Omar", room.omar.person.id),)
    assert (kept.headline, kept.body) == (text.headline, text.body)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.md", b"\xff\xfe\xff", Reason.FILE_NOT_UTF8),
        ("a.md", b"---\ntags: [a, {\n---\n", Reason.FRONT_MATTER_INVALID),
        ("a.txt", b"\xe9t\xe9", Reason.FILE_NOT_UTF8),
        ("a.json", b"{}", Reason.DOCUMENT_INVALID),
        ("a.pdf", b"%PDF", Reason.FILE_KIND_UNKNOWN),
        ("a.html", b"<p>" * 70_000, Reason.HTML_TOO_MANY_TAGS),
    ],
)
def test_a_bad_file_makes_nothing(room: Newsroom, name: str, data: bytes, reason: Reason) -> None:
    with refused(room, reason):
        import_file(room.layla, name, data)


def test_an_import_that_is_not_permitted_makes_no_tag_either(room: Newsroom) -> None:
    with refused(room, Reason.NOT_PERMITTED):
        import_file(room.producer, "a.md", FILE.encode())
    with refused(room, Reason.SECTION_UNKNOWN):
        import_file(room.layla, "a.md", FILE.encode(), section=999)


def test_the_format_is_known_by_the_name_or_said(room: Newsroom) -> None:
    assert format_of("X.MARKDOWN") is FileFormat.MARKDOWN
    imported = import_file(room.layla, "x", "عنوان\n\nمتن".encode(), format=FileFormat.TEXT)
    assert imported.headline == "عنوان"
