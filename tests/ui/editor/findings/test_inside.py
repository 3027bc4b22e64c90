"""Findings in the words of cards and footnotes: found, shown where they stand, put right by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from studio.document.article import ArticleText
from studio.document.blocks import Atomic, Figure, Paragraph, PullQuote, Table
from studio.document.findings import Level
from studio.document.inline import Footnote, Text, plain, texts
from studio.document.tree import Document
from studio.newsroom.ignoring import ignored_in
from studio.style.desk import check_article
from studio.style.packs import built_in_book
from studio.ui.commands import Do
from studio.ui.editor.findings.waves import level_colour
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

FIGURE = Figure(caption=texts("صورة في الاردن"), alt="رجل ينظر الى البحر", credit="وكالة ، عمان")
TABLE = Table(rows=((texts("البلد"), texts("الى")),))
NOTED = Paragraph((Text("وصل الوفد"), Footnote(texts("نقلا عن الاردن")), Text(" ومضى الى بيته")))


def opened(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *blocks: Atomic | Paragraph
) -> Writer:
    writer = with_body(qtbot, stations, newsroom, *blocks)
    settled(qtbot, writer)
    writer.window.activateWindow()
    return writer


def found(writer: Writer) -> list[tuple[int, str, str]]:
    checking = writer.editor.findings.checking
    return [
        (one.number, one.finding.code, checking.words(one)[one.finding.start : one.finding.end])
        for one in checking.all()
    ]


def figure(writer: Writer) -> Figure:
    (card,) = (one.card for one in writer.editor.editing.manuscript.passages if one.card)
    assert isinstance(card, Figure)
    return card


def test_the_words_of_cards_and_footnotes_are_looked_at(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    quote = PullQuote(text=texts("سنمضي الى النهاية"))
    writer = opened(qtbot, stations, newsroom, FIGURE, NOTED, TABLE, quote)
    assert found(writer) == [
        (3, "hamza_names", "الاردن"),
        (3, "hamza_particles", "الى"),
        (3, "space_before_sign", " "),
        (4, "hamza_names", "الاردن"),
        (4, "hamza_particles", "الى"),
        (5, "hamza_particles", "الى"),
        (6, "hamza_particles", "الى"),
    ]
    assert writer.editor.findings.count.text() == "٧"


def test_keys_walk_through_a_card_and_put_its_words_right_one_by_one(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom, p("خبر"), FIGURE)
    card = writer.editor.findings.card
    writer.do(Do.NEXT_FINDING)
    assert card.isVisible()
    assert "الأردن" in card.buttons[0].text()
    writer.do(Do.NEXT_FINDING)
    assert "إلى" in card.buttons[0].text()
    tap(Qt.Key.Key_Return)
    assert figure(writer).alt == "رجل ينظر إلى البحر"
    settled(qtbot, writer)
    writer.do(Do.NEXT_FINDING)
    tap(Qt.Key.Key_Return)
    assert plain(figure(writer).caption) == "صورة في الأردن"
    settled(qtbot, writer)
    assert found(writer) == [(4, "space_before_sign", " ")]
    writer.do(Do.UNDO)
    assert plain(figure(writer).caption) == "صورة في الاردن"
    writer.do(Do.UNDO)
    assert figure(writer) == FIGURE


def test_the_keys_go_on_behind_a_card_that_was_let_be(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom, NOTED, FIGURE, p("ثم مضى الى بيته"))
    visited = []
    for _ in found(writer):
        writer.do(Do.NEXT_FINDING)
        tap(Qt.Key.Key_Escape)
        selection = writer.editor.editing.manuscript.selection(writer.surface.textCursor())
        visited.append((selection.start.number, selection.start.at))
    assert visited == [(3, 9), (3, 16), (4, 0), (4, 0), (4, 0), (5, 7)]


def test_all_that_is_safe_is_put_right_at_once_wherever_it_stands(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom, NOTED, FIGURE)
    writer.do(Do.MEND_SAFE)
    settled(qtbot, writer)
    assert found(writer) == []
    note = writer.editor.editing.manuscript.passages[3].content[1]
    assert isinstance(note, Footnote)
    assert plain(note.content) == "نقلا عن الأردن"
    assert figure(writer).credit == "وكالة، عمان"
    writer.do(Do.UNDO)
    assert figure(writer) == FIGURE


def test_what_is_let_be_in_a_caption_is_let_be_wherever_the_article_is_looked_at(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = opened(qtbot, stations, newsroom, FIGURE)
    desk, article = writer.editor.findings, writer.story.article
    assert article is not None
    for _ in range(2):
        desk.list.ignored.emit(desk.checking.all()[0])
    assert [code for _, code, _ in found(writer)] == ["space_before_sign"]
    qtbot.waitUntil(lambda: len(ignored_in(newsroom.layla, article)) == 2)
    kept = ignored_in(newsroom.layla, article)
    whole = ArticleText(body=Document((FIGURE,)))
    left = check_article(whole, built_in_book(), let_be=kept)
    assert [one.finding.code for one in left] == ["space_before_sign"]


@pytest.mark.parametrize("mended", [False, True])
def test_a_card_underlines_its_words_and_says_how_many_findings_it_has(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *, mended: bool
) -> None:
    writer = opened(qtbot, stations, newsroom, Figure(caption=texts("صورة في الاردن"), alt="بحر"))
    if mended:
        writer.do(Do.MEND_SAFE)
        settled(qtbot, writer)
    writer.editor.show_block("headline", None)
    image = writer.surface.viewport().grab().toImage()
    (level,) = {one.finding.level for one in writer.editor.findings.checking.all()} or {
        Level.WARNING
    }
    colour = QColor(level_colour(writer.station.look.palette, level))
    seen = sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )
    assert (seen > 0) is not mended
    minded = writer.editor.findings.in_cards.of(figure(writer))
    assert (None if minded is None else minded.sign.words) == (None if mended else "ملاحظة واحدة")
