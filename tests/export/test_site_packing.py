"""Articles come to the processes that print them as they were sent."""

from pathlib import Path

from hypothesis import given, settings

from studio.document.article import ArticleText
from studio.document.inline import Text
from studio.document.marks import PLAIN, UNREVIEWED
from studio.export.site_articles import packed, unpacked
from tests.builders import article, figure, p
from tests.export.articles import picture, public
from tests.profiles import count
from tests.strategies import article_texts


@settings(max_examples=count(100, 5_000))
@given(article_texts(reviewed=True))
def test_every_text_comes_back_as_it_was(text: ArticleText) -> None:
    one = public(text)
    assert list(unpacked(packed([one, one]), one.house)) == [one, one]


def test_what_is_said_of_pictures_and_what_is_plain_come_back(tmp_path: Path) -> None:
    photo = picture(tmp_path)
    text = article("خبر", [p("كلام")], lead_picture=figure(picture=photo.sha256))
    one = public(text, pictures={photo.sha256: photo})
    (back,) = unpacked(packed([one]), one.house)
    assert back == one
    assert back.house is one.house
    # What prints asks for these two by identity.
    (word,) = back.text.body.blocks[0].content  # type: ignore[union-attr]
    assert isinstance(word, Text)
    assert word.marks is PLAIN
    assert word.review is UNREVIEWED
