"""What the archive has like the open story stands beside it, and tags for it are one press away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.newsroom import tags
from studio.newsroom.private_drafts import keep_private
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.info.test_pane import names, opened
from tests.ui.stations import Stations

STORY = (
    p("أعلنت هيئة الموانئ توسيع رصيف الحاويات في ميناء السويس بعد أعوام من التأخير."),
    p("وقال مدير الميناء إن الرافعات الجديدة تفرغ ثلاثين حاوية في الساعة الواحدة."),
)


def test_a_copy_is_told_of_and_opened_by_enter(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    first = newsroom.wrote(newsroom.omar, "توسيع الميناء", body=STORY)
    again = newsroom.wrote(newsroom.layla, "الميناء يتسع", body=STORY)
    found = opened(qtbot, stations, newsroom.layla, again)
    earlier = found.pane.earlier
    qtbot.waitUntil(lambda: earlier.list.count() == 1)
    assert [one.article.id for one in earlier.coverage.copies] == [first]
    assert "توسيع الميناء" in earlier.list.item(0).text()
    chosen: list[int] = []
    found.pane.opened.connect(chosen.append)
    earlier.list.setFocus()
    earlier.list.setCurrentRow(0)
    QTest.keyClick(earlier.list, Qt.Key.Key_Return)
    assert chosen == [first]


def test_what_is_written_is_asked_about_when_typing_rests(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    newsroom.wrote(newsroom.omar, "توسيع الميناء", body=STORY)
    empty = newsroom.wrote(newsroom.layla, "خبر", body=(p("متن."),))
    found = opened(qtbot, stations, newsroom.layla, empty)
    earlier = found.pane.earlier
    assert earlier.list.count() == 0
    assert earlier.told.text()
    found.story.change(standfirst=STORY[0].content + STORY[1].content)
    qtbot.waitUntil(lambda: earlier.list.count() == 1, timeout=20_000)


def test_a_text_that_is_like_nothing_is_told_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    alone = newsroom.wrote(newsroom.layla, "توسيع الميناء", body=STORY + STORY)
    earlier = opened(qtbot, stations, newsroom.layla, alone).pane.earlier
    qtbot.waitUntil(lambda: "لا شيء" in earlier.told.text())
    assert not earlier.list.count()


def test_private_drafts_of_others_are_not_told_of(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    hidden = newsroom.wrote(newsroom.omar, "سرّ", body=STORY)
    keep_private(newsroom.omar, hidden, private=True)
    seen = newsroom.wrote(newsroom.omar, "علن", body=STORY)
    again = newsroom.wrote(newsroom.layla, "الميناء يتسع", body=STORY)
    earlier = opened(qtbot, stations, newsroom.layla, again).pane.earlier
    qtbot.waitUntil(lambda: earlier.list.count() > 0)
    assert [one.article.id for one in earlier.coverage.earlier] == [seen]


def test_a_suggested_tag_is_put_on_by_one_press(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    port, _ = tags.ensure_tag(newsroom.chief, "ميناء السويس")
    found = opened(
        qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla, "الميناء", body=STORY)
    )
    placing = found.pane.placing
    qtbot.waitUntil(lambda: bool(placing.suggested.findChildren(QPushButton)))
    (button,) = placing.suggested.findChildren(QPushButton)
    assert "ميناء السويس" in button.accessibleName()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert found.story.text.tags == (port,)
    assert names(placing.tags) == ["ميناء السويس"]
    qtbot.waitUntil(lambda: not placing.suggested.isVisible())
