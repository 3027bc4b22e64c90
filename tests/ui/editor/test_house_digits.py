"""What is numbered and counted of a text has the newsroom's digits, whatever the window speaks."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.tree import Document
from studio.newsroom.articles import create
from studio.newsroom.reading import load
from studio.wording.words import Language
from tests.builders import fn, ol, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work, with_body
from tests.ui.stations import Stations

BODY = (ol("أول"), ol("ثان"), p("نص", fn("حاشية")))


def shown(writer: Writer, house: DigitShape) -> QImage:
    """Return the text as an English window shows it."""
    writer.station.tongue.speak(Language.ENGLISH, DigitShape.ASCII, house=house)
    return writer.surface.viewport().grab().toImage()


def test_lists_and_notes_follow_the_newsroom_in_an_english_window(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, *BODY)
    arabic = shown(writer, DigitShape.ARABIC_INDIC)
    style = writer.editor.editing.manuscript.style
    assert style.number(12, "ar-PS") == "١٢"
    latin = shown(writer, DigitShape.ASCII)
    assert latin != arabic
    assert shown(writer, DigitShape.ARABIC_INDIC) == arabic


def test_a_text_in_another_language_is_numbered_as_its_page_is(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    number = newsroom.wrote(newsroom.layla, "قمة")
    text = load(newsroom.layla, number).text
    english = replace(text, body=Document(BODY, language="en"))
    article = create(newsroom.layla, english).article
    writer = at_work(qtbot, stations, newsroom.layla, article)
    assert shown(writer, DigitShape.ARABIC_INDIC) == shown(writer, DigitShape.ASCII)


@pytest.mark.parametrize(
    ("language", "digits", "said"),
    [
        (Language.ENGLISH, DigitShape.ARABIC_INDIC, "٣ /\u200e ٦٠٠ words"),
        (Language.ENGLISH, DigitShape.ASCII, "3 /\u200e 600 words"),
        (Language.ARABIC, DigitShape.ARABIC_INDIC, "٣ / ٦٠٠ كلمة"),
    ],
)
def test_lengths_below_the_text_follow_the_newsroom(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    language: Language,
    digits: DigitShape,
    said: str,
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص من كلمات"))
    writer.station.personal.set(word_goal=600)
    writer.station.tongue.speak(language, DigitShape.ASCII, house=digits)
    assert writer.editor.foot.length_text == said
