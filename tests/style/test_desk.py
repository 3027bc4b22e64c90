"""The copy desk over whole articles: what it finds, and what it puts right unseen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import (
    Code,
    Embed,
    Figure,
    Gallery,
    Heading,
    Paragraph,
    PullQuote,
    Table,
)
from studio.document.findings import Exchange, Level
from studio.document.inline import Break, Footnote, Text, plain, texts
from studio.document.marks import Change, Language, Marks, Review
from studio.document.plain import article_plain
from studio.document.tree import Document
from studio.newsroom.importing import FileFormat, read_file_text
from studio.style.desk import Located, check_article, exchanged, mended_article
from studio.style.packs import built_in_book
from tests.samples import Sample, newsroom_sample, samples
from tests.strategies import inlines

BOOK = built_in_book()
BOLD = Marks(bold=True)


def read(sample: Sample) -> ArticleText:
    data = sample.article.read_bytes()
    return read_file_text(str(sample.article), data, FileFormat.MARKDOWN).text


def article(*blocks: object, headline: str = "") -> ArticleText:
    return ArticleText(headline=texts(headline), body=Document(blocks))  # type: ignore[arg-type]


def said(found: tuple[Located, ...]) -> list[tuple[str, int | None, str, str]]:
    return [(one.field, one.block, one.finding.code, one.words) for one in found]


def serious(text: ArticleText) -> list[tuple[str, str]]:
    return [
        (one.finding.code, one.words)
        for one in check_article(text, BOOK)
        if one.finding.level > Level.ADVICE
    ]


def test_the_newsrooms_article_shows_exactly_its_two_faults() -> None:
    sample = newsroom_sample()
    if sample is None:
        return
    assert serious(read(sample)) == [
        ("quotes_foreign", "“"),
        ("quotes_turned", "”"),
        ("names", "بيونغ"),
        ("names", "يانغ"),
        ("quotes_turned", "”"),
        ("quotes_foreign", "“"),
    ]


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.article.stem)
def test_safe_corrections_leave_nothing_but_the_names(sample: Sample) -> None:
    text, done = mended_article(read(sample), BOOK)
    assert {one.finding.code for one in done} <= {"quotes_turned", "quotes_foreign"}
    assert done
    assert {code for code, _ in serious(text)} <= {"names"}
    assert "“" not in article_plain(text)


def test_every_part_is_looked_at_and_named() -> None:
    text = article(
        Heading(texts("عنوان فرعي.")),
        Paragraph(texts("وصل الى عمان")),
        Figure(caption=texts("صورة في الاردن")),
        PullQuote(text=texts("قال الى متى")),
        Code(texts("الى")),
        headline="خبر.",
    )
    assert said(check_article(text, BOOK)) == [
        ("headline", None, "headline_full_stop", "."),
        ("body", 0, "headline_full_stop", "."),
        ("body", 1, "hamza_particles", "الى"),
        ("body", 2, "hamza_names", "الاردن"),
        ("body", 3, "hamza_particles", "الى"),
    ]


def test_all_that_a_picture_says_is_looked_at_and_put_right() -> None:
    picture = Figure(
        caption=texts("صورة في الاردن"), alt="رجل ينظر الى البحر", credit="وكالة ، عمان"
    )
    text = replace(article(picture, Paragraph(texts("خبر"))), lead_picture=picture)
    here = [
        (field, block, code, words)
        for block in (None, 0)
        for field, code, words in (
            ("lead_picture" if block is None else "body", "hamza_names", "الاردن"),
            ("alt", "hamza_particles", "الى"),
            ("credit", "space_before_sign", " "),
        )
    ]
    assert said(check_article(text, BOOK)) == here
    mended, done = mended_article(text, BOOK)
    assert len(done) == 6
    right = Figure(caption=texts("صورة في الأردن"), alt="رجل ينظر إلى البحر", credit="وكالة، عمان")
    assert (mended.lead_picture, mended.body.blocks[0]) == (right, right)


def test_whatever_stands_inside_the_text_is_looked_at_and_put_right() -> None:
    wrong, right = texts("وصل الى عمان"), texts("وصل إلى عمان")
    blocks = [
        (
            Paragraph((Text("خبر"), Footnote(words), Text("آخر"), Footnote(words))),
            Gallery(figures=(Figure(caption=words), Figure(alt=plain(words))), caption=words),
            Table(rows=((texts("نص"), words),), caption=words),
            Embed(url="https://example.org/1", title="وصل الى عمان"),
        )
        for words in (wrong, right)
    ]
    quote = PullQuote(text=wrong, by="مدير وكالة ، عمان")
    text = article(*blocks[0], quote)
    code = "hamza_particles"
    assert said(check_article(text, BOOK)) == [
        ("note", 0, code, "الى"),
        ("note", 0, code, "الى"),
        ("body", 1, code, "الى"),
        ("body", 1, code, "الى"),
        ("alt", 1, code, "الى"),
        ("cell", 2, code, "الى"),
        ("cell", 2, code, "الى"),
        ("body", 4, code, "الى"),
        ("by", 4, "space_before_sign", " "),
    ]
    mended, done = mended_article(text, BOOK)
    assert mended == article(*blocks[1], replace(quote, by="مدير وكالة، عمان"))
    assert len(done) == 8  # a quotation is left to its speaker


def test_the_lead_is_the_first_paragraph() -> None:
    long = texts(" ".join(["كلمة", "أخرى"] * 26))
    text = article(Heading(texts("عنوان")), Paragraph(long), Paragraph(long))
    codes = [(one.block, one.finding.code) for one in check_article(text, BOOK)]
    assert (1, "lead_length") in codes
    assert (2, "lead_length") not in codes


def test_foreign_words_code_and_other_languages_are_passed_over() -> None:
    foreign = Marks(language=Language("fa"))
    text = article(Paragraph((Text("نص "), Text("الى", foreign), Text("الى", Marks(code=True)))))
    assert check_article(text, BOOK) == ()
    farsi = replace(text, body=replace(text.body, language="fa"))
    assert check_article(farsi, BOOK) == ()


def test_a_kind_that_is_switched_off_is_left_out() -> None:
    text = article(Paragraph(texts("وصل الى عمان")))
    assert check_article(text, BOOK, off=frozenset({"hamza_particles"})) == ()


def test_quoted_words_are_left_to_their_speaker() -> None:
    text = article(
        Paragraph(texts("قال «وصل الى عمان» ومضى الى بيته")),
        Paragraph(texts("وصل الى عمان"), quote=1),
    )
    mended, done = mended_article(text, BOOK)
    assert article_plain(mended) == "قال «وصل الى عمان» ومضى إلى بيته\n\nوصل الى عمان"
    assert len(done) == 1


def test_a_block_with_suggestions_is_left_to_those_who_decide_them() -> None:
    change = Change("s1", 1, datetime(2026, 1, 1, tzinfo=UTC))
    suggested = Text("أمس ", review=Review(insertion=change))
    text = article(Paragraph((suggested, Text("وصل الى عمان"))))
    assert mended_article(text, BOOK) == (text, ())


def test_corrections_keep_marks_and_reach_headline_and_standfirst() -> None:
    text = replace(
        article(Paragraph((Text("وصل "), Text("الى عمان", BOLD))), headline="خبر."),
        kicker=texts("عاجل."),
        standfirst=texts("وصل الى عمان"),
    )
    mended, done = mended_article(text, BOOK)
    assert [plain(one) for one in (mended.kicker, mended.headline, mended.standfirst)] == [
        "عاجل",
        "خبر",
        "وصل إلى عمان",
    ]
    (block,) = mended.body.blocks
    assert isinstance(block, Paragraph)
    assert block.content == (Text("وصل "), Text("إلى عمان", BOLD))
    assert len(done) == 4


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.article.stem)
def test_correcting_twice_is_correcting_once(sample: Sample) -> None:
    once, _ = mended_article(read(sample), BOOK)
    assert mended_article(once, BOOK) == (once, ())


@given(inlines())
def test_exchanging_nothing_changes_nothing(content: tuple[object, ...]) -> None:
    assert exchanged(content, ()) == content  # type: ignore[arg-type]


def test_letters_are_exchanged_across_runs_and_breaks() -> None:
    content = (Text("اب"), Break(), Text("جد", BOLD))
    exchanges = [Exchange(0, 1, "س"), Exchange(3, 3, "ص"), Exchange(4, 5, "")]
    assert exchanged(content, exchanges) == (Text("سب"), Break(), Text("ص"), Text("ج", BOLD))
