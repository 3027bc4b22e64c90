"""The bar for many stories: each act one step with its way back, refusals named in its toast."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.newsroom import batch, planning
from studio.newsroom.reading import load
from studio.newsroom.tags import tags
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import Priority, Stage
from studio.ui.commands import Do
from studio.ui.desk.batch_bar import BatchBar, due_at
from studio.ui.desk.batch_told import told_of
from studio.ui.parts.choices import Choice
from studio.wording.words import Language, Words
from tests.newsroom.house import Newsroom, approved
from tests.ui.stations import Stations

Told = list[tuple[str, Callable[[], None] | None]]


def bar_on(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, articles: list[int]
) -> tuple[BatchBar, Told]:
    station = stations.of(newsroom.layla, Language.ENGLISH)
    bar = BatchBar(station)
    qtbot.addWidget(bar)
    told: Told = []
    bar.told.connect(lambda text, undo: told.append((text, undo)))
    bar.choose(articles)
    qtbot.waitUntil(lambda: bar.assignee.count() > 1)
    return bar, told


def choose(choice: Choice, value: object) -> None:
    at = choice.findData(value)
    assert at >= 0
    choice.setCurrentIndex(at)
    choice.activated.emit(at)
    assert choice.currentIndex() == -1, "it shows its name again"


def test_who_has_them_how_urgent_and_by_when(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    made = [newsroom.wrote(newsroom.layla, f"خبر {n}") for n in range(2)]
    bar, told = bar_on(qtbot, stations, newsroom, made)
    omar = newsroom.omar.person.id
    choose(bar.assignee, omar)
    choose(bar.priority, Priority.URGENT.value)
    choose(bar.due, 0)
    qtbot.waitUntil(lambda: len(told) == 3)
    for one in made:
        plan = load(newsroom.layla, one).plan
        assert (plan.assignee, plan.priority) == (omar, Priority.URGENT)
        assert plan.due is not None
    _, undo = told[0]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.layla, made[1]).plan.assignee is None)
    assert load(newsroom.layla, made[1]).plan.priority is Priority.URGENT


def test_a_step_names_what_it_left_and_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    whole = newsroom.wrote(newsroom.layla, "خبر تام")
    bare = newsroom.wrote(newsroom.layla, "خبر بلا قسم", section=None)
    bar, told = bar_on(qtbot, stations, newsroom, [whole, bare])
    choose(bar.step, Action.SUBMIT.value)
    qtbot.waitUntil(lambda: bool(told))
    text, undo = told[0]
    assert "1 story was changed." in text.replace("١", "1")
    assert "خبر بلا قسم" in text
    assert "has no section" in text
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.layla, whole).summary.stage is Stage.DRAFT)


def test_what_is_left_is_counted_after_three(newsroom: Newsroom) -> None:
    made = [newsroom.wrote(newsroom.layla, f"خبر {n}", section=None) for n in range(5)]
    told = told_of(batch.step(newsroom.layla, made, Action.SUBMIT), Words(Language.ENGLISH))
    assert told.count("has no section") == 3
    assert "2 more were left as they were." in told


def test_the_chosen_leave_by_export_for_whoever_may(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    made = [newsroom.wrote(newsroom.layla) for _ in range(2)]
    bar, _ = bar_on(qtbot, stations, newsroom, made)
    assert not bar.export.isEnabled(), "a journalist exports nothing"
    station = stations.of(newsroom.editor)
    station.deck.on(Do.EXPORT, lambda: None)
    other = BatchBar(station)
    qtbot.addWidget(other)
    other.choose(made)
    with qtbot.waitSignal(other.export_wanted) as wanted:
        other.export.click()
    assert wanted.args == [tuple(made)]


@pytest.mark.parametrize(
    ("choice", "due"),
    [
        (0, datetime(2026, 3, 1, 23, tzinfo=UTC)),
        (1, datetime(2026, 3, 2, 15, tzinfo=UTC)),
        (2, datetime(2026, 3, 3, 9, tzinfo=UTC)),
        (3, None),
    ],
)
def test_due_times_are_the_newsrooms(choice: int, due: datetime | None) -> None:
    now = datetime(2026, 3, 1, 21, 40, tzinfo=UTC)  # 00:40 of the second in Riyadh
    assert due_at(choice, now, "Asia/Riyadh") == due


def test_an_undone_plan_keeps_what_was_set_since(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    made = [newsroom.wrote(newsroom.layla) for _ in range(2)]
    bar, told = bar_on(qtbot, stations, newsroom, made)
    choose(bar.priority, Priority.HIGH.value)
    qtbot.waitUntil(lambda: bool(told))
    planning.set_plan(newsroom.layla, made[0], Plan(priority=Priority.LOW))
    _, undo = told[0]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.layla, made[1]).plan.priority is Priority.NORMAL)
    assert load(newsroom.layla, made[0]).plan.priority is Priority.LOW


def test_approvals_are_asked_about_first_and_come_back_with_the_toast(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    made = [approved(newsroom, f"خبر {n}") for n in range(2)]
    there = newsroom.sections[1]
    bar, told = bar_on(qtbot, stations, newsroom, made)
    bar.show()
    choose(bar.section, there)
    qtbot.waitUntil(bar.ask.isVisible)
    assert bar.ask.title == "٢ approved stories will need approval again."
    QTest.keyClick(bar.ask.go_on, Qt.Key.Key_Escape)
    assert not bar.ask.isVisible()
    assert load(newsroom.layla, made[0]).summary.stage is Stage.APPROVED
    bar.tag.setText("وسم لم يكن")
    QTest.keyClick(bar.tag, Qt.Key.Key_Return)
    qtbot.waitUntil(bar.ask.isVisible)
    assert tags(newsroom.layla) == (), "no tag is made for what may not happen"
    QTest.keyClick(bar.ask.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert load(newsroom.layla, made[0]).summary.stage is Stage.IN_REVIEW
    _, undo = told[0]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.layla, made[1]).summary.stage is Stage.APPROVED)
    assert [load(newsroom.layla, one).summary.tags for one in made] == [(), ()]


def test_setting_colleagues_stories_aside_asks_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    made = [newsroom.wrote(newsroom.layla, f"خبر {n}") for n in range(2)]
    station = stations.of(newsroom.editor, Language.ENGLISH)
    bar = BatchBar(station)
    qtbot.addWidget(bar)
    told: Told = []
    bar.told.connect(lambda text, undo: told.append((text, undo)))
    bar.choose(made)
    bar.show()
    choose(bar.step, Action.SPIKE.value)
    qtbot.waitUntil(bar.ask.words.isVisible)
    assert not bar.ask.go_on.isEnabled(), "first say why"
    assert stages(newsroom, made) == {Stage.DRAFT}
    bar.ask.words.setText("سبقنا إليه غيرنا")
    QTest.keyClick(bar.ask.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert stages(newsroom, made) == {Stage.SPIKED}


def stages(newsroom: Newsroom, articles: list[int]) -> set[Stage]:
    return {load(newsroom.editor, one).summary.stage for one in articles}
