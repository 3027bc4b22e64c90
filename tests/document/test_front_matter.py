import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.front_matter import (
    LARGEST_FRONT_MATTER,
    ArticleFile,
    read_article_file,
    read_bytes,
    write_article_file,
)
from studio.document.markdown_in import LARGEST_MARKDOWN
from studio.document.plain import plain_text
from studio.document.tree import Document
from studio.errors import Damaged, Reason, Refused
from tests.builders import LTR, doc, h, p, rule, strong
from tests.profiles import count
from tests.samples import Sample, newsroom_sample, samples
from tests.strategies import documents, words

LINES = st.lists(words(), max_size=3).map("\n".join)
FILES = st.builds(
    ArticleFile,
    headline=words(),
    kicker=words(),
    standfirst=words(),
    section=words(),
    tags=st.lists(words(), max_size=3).map(tuple),
    bylines=st.lists(words(), max_size=2).map(tuple),
    dateline=words(),
    slug=words(),
    search_title=words(),
    search_description=words(),
    social_text=words(),
    picture=words(),
    picture_alt=words(),
    picture_caption=words(),
    picture_credit=words(),
    notes=LINES,
    sources=LINES,
    body=documents(),
)
BARE_FILES = st.builds(ArticleFile, headline=words() | st.just(""), body=documents())


def read(text: str) -> ArticleFile:
    return read_article_file(text, name="مقال.md")


@settings(max_examples=count(150, 10_000))
@given(FILES | BARE_FILES)
def test_files_come_back_as_they_were(file: ArticleFile) -> None:
    assert read(write_article_file(file)) == file


@settings(max_examples=count(150, 10_000))
@given(words().filter(lambda text: text.strip(" ")))
def test_a_headline_that_is_only_quoted_is_the_headline(text: str) -> None:
    quoted = text.replace("'", "''")
    assert read(f"---\nheadline: '{quoted}'\n---\n").headline == ArticleFile(headline=text).headline


@pytest.mark.parametrize(
    "headline",
    [
        "2025",
        "1.50",
        "0x1F",
        "2025-01-06",
        "12:30",
        "no",
        "true",
        "بوتين: سنرد",
        "بوتين:",
        "عاجل #غزة",
        "#غزة تحت النار",
        '"النور" تفوز',
        "'النور' تفوز",
        "[عاجل] نص",
        "[عاجل] نص [آخر]",
        "{نص} آخر",
        "- نص",
        "? نص",
        ": نص",
        "*نص",
        "&نص",
        "!نص",
        "%نص",
        "@نص",
        "`نص`",
        "| نص",
        "> نص",
        "نص\u00a0نص",
        "“أول عام ”النصر”",
        "كيم: “أول: عام” – it's",
        "\u200fنص\u200e",
    ],
)
def test_a_headline_is_read_as_it_was_written(headline: str) -> None:
    file = read(f"---\nheadline: {headline}\nsection: العالم\n---\nنص")
    assert (file.headline, file.section) == (headline, "العالم")


def test_every_field_is_read() -> None:
    file = read(
        "---\n"
        "# تعليق\n"
        "Title: عنوان  # تعليق\n"
        "kicker: شارة\n"
        "standfirst: >\n  مقدمة\n  طويلة\n"
        "القسم: العالم\n"
        "tags: [أ, 2025, no]\n"
        "authors:\n  - ليلى\n  - سامر\n"
        "dateline: غزة – رويترز\n"
        "slug: a-b\n"
        "search-title: بحث\n"
        "search_description: ''\n"
        'social_text: "سطر\n  آخر"\n'
        "picture: صور/أ.jpg\n"
        "picture_alt: بديل\n"
        "picture_caption: تعليق\n"
        "picture_credit: رويترز\n"
        "notes: |\n  سر\n\n  آخر\n"
        "sources: [زيد, عمرو]\n"
        "lang: fa\n"
        "embargo: 2025-01-01\n"
        "خريطة: {a: [b]}\n"
        "---\n\n"
        "متن"
    )
    assert file == ArticleFile(
        headline="عنوان",
        kicker="شارة",
        standfirst="مقدمة طويلة",
        section="العالم",
        tags=("أ", "2025", "no"),
        bylines=("ليلى", "سامر"),
        dateline="غزة – رويترز",
        slug="a-b",
        search_title="بحث",
        social_text="سطر آخر",
        picture="صور/أ.jpg",
        picture_alt="بديل",
        picture_caption="تعليق",
        picture_credit="رويترز",
        notes="سر\n\nآخر",
        sources="زيد\nعمرو",
        body=doc(p("متن"), language="fa"),
        extra=("embargo", "خريطة"),
    )


def test_names_in_one_line_are_parted_by_commas() -> None:
    file = read("---\ntags: أ، ب, ج؛ أ\nbylines: ليلى وسامر\n---\n")
    assert file.tags == ("أ", "ب", "ج")
    assert file.bylines == ("ليلى وسامر",)


@pytest.mark.parametrize("empty", ["", " ~", " null", " ''", " []"])
def test_an_empty_value_says_nothing(empty: str) -> None:
    assert read(f"---\ntags:{empty}\nsection: أ\n---\n") == ArticleFile(section="أ")


@pytest.mark.parametrize(
    ("front", "direction"),
    [
        ("language: ar-PS", Direction.RTL),
        ("language: en", Direction.LTR),
        ("language: en\ndirection: rtl", Direction.RTL),
        ("dir: ltr", Direction.LTR),
        ("slug: a", Direction.RTL),
    ],
)
def test_the_direction_is_said_or_the_languages(front: str, direction: Direction) -> None:
    file = read(f"---\n{front}\n---\nنص")
    assert file.direction is direction
    assert file.language in {"ar", "ar-PS", "en"}
    assert read(write_article_file(file)) == file


def test_a_file_without_front_matter_is_a_body() -> None:
    assert read("نص\n\n## عنوان") == ArticleFile(body=doc(p("نص"), h("عنوان")))
    assert read("---\n\nنص: نص\n\n---\n") == ArticleFile(body=doc(rule(), p("نص: نص"), rule()))
    assert read("\ufeff---\r\nslug: a\r\n...\r\nنص") == ArticleFile(slug="a", body=doc(p("نص")))
    assert read("---\n---\nنص") == ArticleFile(body=doc(p("نص")))
    assert read("") == ArticleFile()


def test_a_first_heading_is_the_headline_where_there_is_none() -> None:
    assert read("# أ **ب**\n\nج") == ArticleFile(headline="أ ب", body=doc(p("ج")))
    assert read("---\nslug: a\n---\n# أ") == ArticleFile(headline="أ", slug="a")
    said = read("---\nheadline: أ\n---\n# ب\n\nج")
    assert said == ArticleFile(headline="أ", body=doc(h("ب"), p("ج")))


def test_what_is_written_can_be_read_by_people() -> None:
    file = ArticleFile(
        headline="بوتين: سنرد",
        tags=("روسيا", "2025"),
        body=doc(p("نص ", strong("مهم")), language="en", direction=LTR),
    )
    assert write_article_file(file) == (
        "---\nheadline: 'بوتين: سنرد'\ntags: [روسيا, '2025']\nlanguage: en\n---\n\nنص **مهم**\n"
    )
    assert write_article_file(ArticleFile(slug="a")) == "---\nslug: a\n---\n"
    assert write_article_file(ArticleFile()) == ""


@pytest.mark.parametrize(
    ("front", "line", "fault"),
    [
        ("headline: أ\nHeadline: ب", 3, "twice:Headline"),
        ("title: أ\nheadline: ب", 3, "twice:headline"),
        ("headline: [أ]", 2, "text_wanted:headline"),
        ("slug: a\nheadline: {أ: ب}", 3, "text_wanted:headline"),
        ("headline:\n  أ: ب", 3, "text_wanted:headline"),
        ("tags: {أ: ب}", 2, "texts_wanted:tags"),
        ("tags: [[أ]]", 2, "texts_wanted:tags"),
        ("language: عربي", 2, "language_wanted:language"),
        ("direction: up", 2, "direction_wanted:direction"),
        (
            "slug: a\n\theadline: x",
            3,
            "unreadable:found character '\\t' that cannot start any token",
        ),
        ("\theadline: x", 2, "unreadable:found character '\\t' that cannot start any token"),
        ("slug: a\nheadline\n", 3, "unreadable:could not find expected ':'"),
        ("headline", 2, "pairs_wanted"),
        ("- أ", 2, "pairs_wanted"),
        ("? [أ]\n: ب", 2, "word_wanted"),
        ("notes: 'أ", 2, "unreadable:found unexpected end of stream"),
        ("slug: a\nheadline: x\x01y", 3, "unreadable:special characters are not allowed"),
        ("x: &a [1]\ny: [*a, *a]", 2, "anchor"),
        ("headline: أ\nx: " + "[" * 30 + "]" * 30, 3, "too_deep"),
        ("x: " + "[" * 30_000, 2, "too_deep"),
    ],
)
def test_what_is_broken_is_named_with_its_line(front: str, line: int, fault: str) -> None:
    with pytest.raises(Damaged) as caught:
        read(f"---\n{front}\n---\nنص")
    assert caught.value.reason is Reason.FRONT_MATTER_INVALID
    assert caught.value.facts == {"path": "مقال.md", "line": line, "fault": fault}


@pytest.mark.parametrize(
    "text", ["---\nslug: a\n\nنص", f"---\n{'x: y' * LARGEST_FRONT_MATTER}\n---\n"]
)
def test_front_matter_ends(text: str) -> None:
    with pytest.raises(Damaged) as caught:
        read(text)
    assert caught.value.facts["fault"] == "not_closed"


def test_nothing_unfolds() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    with pytest.raises(Damaged, match="anchor"):
        read(f"---\n{bomb}---\n")


@settings(max_examples=count(200, 10_000))
@given(st.text(st.sampled_from("headlintgs:-[]{}'\"#&*!|>%@?, \n\tأب012"), max_size=60))
def test_whatever_the_front_matter_is_it_is_read_or_named(front: str) -> None:
    try:
        file = read(f"---\n{front}\n---\nنص")
    except Damaged as error:
        assert error.reason is Reason.FRONT_MATTER_INVALID  # noqa: PT017 - or it was read
    else:
        assert isinstance(file.body, Document)


@pytest.mark.parametrize(
    "data",
    [
        "نص".encode(),
        codecs.BOM_UTF8 + "نص".encode(),
        codecs.BOM_UTF16_LE + "نص".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "نص".encode("utf-16-be"),
    ],
)
def test_bytes_are_read_in_the_encoding_that_they_have(data: bytes) -> None:
    assert read_bytes(data, "مقال.md") == "نص"


@pytest.mark.parametrize(
    ("data", "offset", "line"),
    [
        ("سطر\nسطر\n".encode() + b"\xff", 14, 3),
        ("نص".encode("cp1256"), 0, 1),
        ("أ".encode()[:1], 0, 1),
        (codecs.BOM_UTF16_LE + "ا\nب".encode("utf-16-le") + b"x", 8, 2),
    ],
)
def test_bytes_that_are_no_text_are_named_by_their_place(
    data: bytes, offset: int, line: int
) -> None:
    with pytest.raises(Damaged) as caught:
        read_bytes(data, "مقال.md")
    assert caught.value.reason is Reason.FILE_NOT_UTF8
    assert caught.value.facts == {"path": "مقال.md", "offset": offset, "line": line}


def test_large_files_are_refused() -> None:
    for data in (b"x" * (5 * 1024 * 1024), b"x" * (20 * 1024 * 1024)):
        with pytest.raises(Refused) as caught:
            read(read_bytes(data, "مقال.md"))
        assert caught.value.reason is Reason.FILE_TOO_LARGE
        assert caught.value.facts["limit"] == LARGEST_MARKDOWN


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_an_article_reads_to_exactly_its_words(sample: Sample) -> None:
    file = read_article_file(
        read_bytes(sample.article.read_bytes(), sample.article.name), name=sample.article.name
    )
    assert file.headline == sample.headline
    # Between the welcome line and the heading of the comments stands the page title, then the text.
    assert plain_text(file.body).split("\n\n") == list(sample.lines[2:-1])
    assert read(write_article_file(file)) == file
    assert file.extra == ()


def test_the_quotation_marks_of_the_newsrooms_article_are_kept() -> None:
    sample = newsroom_sample() or samples()[0]
    text = sample.article.read_text(encoding="utf-8")
    file = read(text)
    for mark in "“”«»":
        assert plain_text(file.body).count(mark) == text.split("---\n", 2)[2].count(mark)
