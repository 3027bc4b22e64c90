"""What is let be stays so, for everybody and for later; and the word that is being typed."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.newsroom import ignoring
from studio.ui.commands import Do
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, shown
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations


def underlined(writer: Writer) -> list[tuple[int, int, int]]:
    findings = writer.editor.findings
    return [
        (number, one.start, one.end)
        for number in range(len(writer.editor.editing.manuscript.passages))
        for one in findings._seen(number)
    ]


def test_what_is_let_be_is_kept_and_taken_back_and_counted_by_rule(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال امس إنه بخير"), p("ثم قال امس إنه قادم"))
    settled(qtbot, writer)
    findings, article = writer.editor.findings, writer.story.article
    assert article is not None
    assert shown(writer) == [(3, 4, 7), (4, 7, 10)]
    undo: list[object] = []
    findings.told.connect(lambda _, back: undo.append(back))
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    writer.do(Do.NEXT_FINDING)
    findings.card.ignored.emit()
    qtbot.waitUntil(lambda: len(ignoring.ignored_in(newsroom.layla, article)) == 1)
    assert shown(writer) == [(4, 7, 10)]

    opened = newsroom.wrote(newsroom.layla)
    writer.story.open_article(opened)
    qtbot.waitUntil(lambda: writer.story.article == opened and shown(writer) == [])
    writer.story.open_article(article)
    qtbot.waitUntil(lambda: writer.story.article == article)
    settled(qtbot, writer)
    qtbot.waitUntil(lambda: shown(writer) == [(4, 7, 10)])

    back = undo[-1]
    assert callable(back)
    back()
    qtbot.waitUntil(lambda: ignoring.ignored_in(newsroom.layla, article) == ())
    assert shown(writer) == [(3, 4, 7), (4, 7, 10)]
    writer.do(Do.NEXT_FINDING)
    findings.card.ignored_everywhere.emit()
    assert shown(writer) == []
    qtbot.waitUntil(lambda: len(ignoring.ignored_in(newsroom.layla, article)) == 1)


def test_it_is_known_by_what_stands_around_it_after_edits(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال امس إنه"))
    settled(qtbot, writer)
    article = writer.story.article
    assert article is not None
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    writer.do(Do.NEXT_FINDING)
    writer.editor.findings.card.ignored.emit()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Home):
        writer.press(key)
        writer.type("هنا ثم ")
        settled(qtbot, writer)
        assert shown(writer) == []
    qtbot.waitUntil(
        lambda: [one.before for one in ignoring.ignored_in(newsroom.layla, article)] != ["قال "]
    )


def test_a_word_is_not_underlined_while_it_is_typed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال"))
    writer.window.activateWindow()
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    writer.type(" امس")
    settled(qtbot, writer)
    assert shown(writer) == [(3, 4, 7)]
    assert underlined(writer) == []
    assert not writer.editor.findings.count.isVisible()
    writer.type(" ")
    settled(qtbot, writer)
    assert underlined(writer) == [(3, 4, 7)]
    writer.press(Qt.Key.Key_Backspace)
    assert underlined(writer) == [(3, 4, 7)], "whoever goes back into a word sees it underlined"
    writer.press(Qt.Key.Key_Backspace)
    writer.type("س")
    settled(qtbot, writer)
    assert underlined(writer) == []
    writer.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: underlined(writer) == [(3, 4, 7)])
