from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.article import ArticleText, Byline, Notice, NoticeKind
from studio.document.inline import Text
from studio.document.marks import PLAIN
from tests.builders import article, inline, strong
from tests.profiles import count
from tests.strategies import article_texts


@settings(max_examples=count(200, 10_000))
@given(article_texts(reviewed=True))
def test_making_an_article_again_changes_nothing(text: ArticleText) -> None:
    assert replace(text) == text


def test_headlines_hold_no_emphasis() -> None:
    made = article(strong("عنوان"), kicker=strong("شارة"), standfirst=strong("مقدمة"))
    for content in (made.headline, made.kicker, made.standfirst):
        assert [one.marks for one in content if isinstance(one, Text)] == [PLAIN]
    assert made.headline == inline("عنوان")


def test_tags_and_names_stand_once_and_in_their_order() -> None:
    made = article(bylines=["ليلى", " ", "سامر", "ليلى"], tags=(3, 1, 3))
    assert made.bylines == (Byline("ليلى"), Byline("سامر"))
    assert made.tags == (3, 1)


def test_fields_are_single_lines_that_keep_no_break_spaces() -> None:
    made = article(dateline=" غزة\u00a0–\n رويترز ", slug=" a\tb ", social_text="أ  ب")
    assert (made.dateline, made.slug, made.social_text) == ("غزة\u00a0– رويترز", "a b", "أ ب")
    assert Notice(NoticeKind.UPDATE, " أ \n ب ").text == "أ ب"
