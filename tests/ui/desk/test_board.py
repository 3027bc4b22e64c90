"""The board moves stories through their life by mouse and keys, and says why where it does not."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.newsroom import actions
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.reading import load
from studio.newsroom.workflow import TABLE, Action
from studio.storage.codes import Stage
from studio.ui.desk import board as board_module
from studio.ui.desk import board_moves
from studio.ui.desk.board import Board
from studio.ui.desk.board_column import BoardColumn
from studio.ui.desk.places import BOARD, Place, places
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved
from tests.ui.stations import Stations

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Open = Callable[..., Board]


@pytest.fixture
def open_board(qtbot: QtBot, stations: Stations) -> Open:
    def make(acting: Acting, language: Language = Language.ARABIC) -> Board:
        station = stations.of(acting, language)
        board = Board(station)
        qtbot.addWidget(board)
        board.setLayoutDirection(station.tongue.direction)
        board.resize(1240, 700)
        board.show()
        board.show_place(the_board(acting))
        qtbot.waitUntil(lambda: board._listed)
        return board

    return make


def the_board(acting: Acting) -> Place:
    return next(one for one in places(acting.person) if one.key == BOARD)


def told(board: Board) -> list[tuple[str, Callable[[], None] | None]]:
    heard: list[tuple[str, Callable[[], None] | None]] = []
    board.told.connect(lambda text, undo: heard.append((text, undo)))
    return heard


def column(board: Board, stage: Stage) -> BoardColumn:
    return next(one for one in board.columns if one.column.stage is stage)


def shown(board: Board) -> dict[Stage, list[int]]:
    """Return the articles of each column that has some."""
    found = {one.column.stage: [s.id for s in one.list.cards.stories] for one in board.columns}
    return {stage: ids for stage, ids in found.items() if ids}


def stand_on(board: Board, article: int) -> None:
    place = board._find(article)
    assert place is not None
    place[0].list.go_to(place[1])


def press(board: Board, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        focused = QApplication.focusWidget()
        QApplication.sendEvent(focused or board, QKeyEvent(kind, key, held, text))


def drag(board: Board, article: int, to: Stage, *, let_go: bool = True) -> None:
    place = board._find(article)
    assert place is not None
    cards, row = place[0].list, place[1]
    view = cards.viewport()
    at = cards.visualRect(cards.cards.index(row)).center()
    target = column(board, to)
    end = view.mapFromGlobal(target.mapToGlobal(QPoint(target.width() // 2, 300)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(20, 20))
    QTest.mouseMove(view, end)
    if let_go:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def stands(board: Board, stage: Stage, article: int) -> bool:
    return shown(board) == {stage: [article]}


def stage_of(room: Newsroom, article: int) -> Stage:
    return load(room.chief, article).summary.stage


# The table


@pytest.mark.parametrize("stage", sorted(board_moves.COLUMN_OF))
@pytest.mark.parametrize("into", board_moves.COLUMNS, ids=lambda one: one.stage.value)
def test_a_way_between_columns_is_a_line_of_the_workflow(
    stage: Stage, into: board_moves.Column
) -> None:
    action = board_moves.step_to(stage, into)
    lines = {
        line.action
        for line in TABLE
        if stage in line.stages and line.to in into.stages and line.action in board_moves.STEPS
    }
    if stage in into.stages:
        assert action is None
    else:
        assert {action} - {None} == lines - {Action.SCHEDULE}


def test_a_filter_is_shared_out_among_the_columns() -> None:
    draft, *_, ready, _ = board_moves.COLUMNS
    assert board_moves.narrowed(Filter(section=3), draft) == Filter(
        section=3, stages=(Stage.DRAFT,)
    )
    assert board_moves.narrowed(Filter(stage=Stage.SCHEDULED), ready) == Filter(
        stages=(Stage.SCHEDULED,)
    )
    assert board_moves.narrowed(Filter(stages=(Stage.PUBLISHED,)), draft) is None


# What is shown


def test_stories_stand_by_stage_from_the_start_of_the_line(
    newsroom: Newsroom, open_board: Open
) -> None:
    ready, draft = approved(newsroom), newsroom.wrote(newsroom.layla, "Reuters: محادثات")
    board = open_board(newsroom.editor)
    assert shown(board) == {Stage.DRAFT: [draft], Stage.APPROVED: [ready]}
    lefts = [one.mapTo(board, QPoint()).x() for one in board.columns]
    assert lefts == sorted(lefts, reverse=True)
    english = open_board(newsroom.editor, Language.ENGLISH)
    lefts = [one.mapTo(english, QPoint()).x() for one in english.columns]
    assert lefts == sorted(lefts)
    card = column(board, Stage.DRAFT).list.cards.index(0)
    assert str(card.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Reuters: محادثات، مسودة")
    assert column(board, Stage.DRAFT).list.accessibleName() == "مسودة — مادة واحدة"


def test_a_long_column_shows_its_first_stories_and_counts_the_rest(
    newsroom: Newsroom, open_board: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_module, "SHOWN", 2)
    written = [newsroom.wrote(newsroom.layla, f"خبر {n}") for n in range(5)]
    board = open_board(newsroom.editor)
    drafts = column(board, Stage.DRAFT)
    assert shown(board) == {Stage.DRAFT: written[:-3:-1]}
    assert (drafts.count, drafts._more.text()) == (5, "و٣ أخرى")


def test_an_empty_board_says_what_belongs_there(newsroom: Newsroom, open_board: Open) -> None:
    board = open_board(newsroom.layla)
    assert board._empty.isVisible()
    board.focus_room()
    assert board.isAncestorOf(QApplication.focusWidget() or board)


def test_what_others_do_is_seen_at_once_or_when_the_board_is_seen_again(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    draft = newsroom.wrote(newsroom.layla)
    board = open_board(newsroom.editor)
    door = board._station.door
    door.announce(actions.submit(newsroom.layla, draft))
    qtbot.waitUntil(partial(stands, board, Stage.IN_REVIEW, draft))
    board.hide()
    door.announce(actions.take_back(newsroom.layla, draft))
    board.show()
    qtbot.waitUntil(partial(stands, board, Stage.DRAFT, draft))


# Keys


def test_arrows_go_through_the_board_and_enter_opens(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    ready, older = approved(newsroom), newsroom.wrote(newsroom.layla)
    newer = newsroom.wrote(newsroom.layla)
    board = open_board(newsroom.editor)
    board.focus_room()
    drafts, approvals = column(board, Stage.DRAFT).list, column(board, Stage.APPROVED).list
    assert (drafts.hasFocus(), drafts.story and drafts.story.id) == (True, newer)
    press(board, Qt.Key.Key_Down)
    assert [one.id for one in [drafts.story] if one is not None] == [older]
    press(board, LEFT)  # over the columns that hold nothing
    assert approvals.hasFocus()
    press(board, LEFT)
    assert approvals.hasFocus()
    with qtbot.waitSignal(board.opened) as opened:
        press(board, Qt.Key.Key_Return)
    assert opened.args == [ready]
    press(board, RIGHT)
    assert drafts.hasFocus()


def test_shift_and_arrows_take_a_story_all_the_way(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    board = open_board(newsroom.chief)
    heard = told(board)
    stand_on(board, article)
    for stage in (Stage.IN_REVIEW, Stage.APPROVED, Stage.PUBLISHED):
        press(board, LEFT, SHIFT)
        qtbot.waitUntil(partial(stands, board, stage, article))
        assert column(board, stage).list.hasFocus()
        assert stage_of(newsroom, article) is stage
    assert [text.split(":")[0] for text, _ in heard] == ["أُرسلت للمراجعة", "اعتُمدت", "نُشرت"]
    press(board, LEFT, SHIFT)  # the edge
    press(board, RIGHT, SHIFT)
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert stage_of(newsroom, article) is Stage.PUBLISHED


def test_a_step_is_taken_back_from_its_toast(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    board = open_board(newsroom.layla, Language.ENGLISH)
    heard = told(board)
    stand_on(board, article)
    press(board, RIGHT, SHIFT)
    qtbot.waitUntil(partial(stands, board, Stage.IN_REVIEW, article))
    (_, undo), *_ = heard
    assert undo is not None
    undo()
    qtbot.waitUntil(partial(stands, board, Stage.DRAFT, article))


# The mouse


def test_a_click_opens(newsroom: Newsroom, open_board: Open, qtbot: QtBot) -> None:
    article = newsroom.wrote(newsroom.layla)
    board = open_board(newsroom.editor)
    cards = column(board, Stage.DRAFT).list
    at = cards.visualRect(cards.cards.index(0)).center()
    with qtbot.waitSignal(board.opened) as opened:
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [article]


def test_a_card_is_carried_to_another_column(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    board = open_board(newsroom.editor)
    drag(board, article, Stage.APPROVED, let_go=False)
    target = column(board, Stage.APPROVED)
    assert (target._target, board.carrying._ghost.isVisible()) == (("Approve", True, True), True)
    press(board, Qt.Key.Key_Escape)
    assert (target._target, board.carrying._ghost.isVisible()) == (None, False)
    QTest.mouseRelease(column(board, Stage.IN_REVIEW).list.viewport(), Qt.MouseButton.LeftButton)
    assert stage_of(newsroom, article) is Stage.IN_REVIEW
    drag(board, article, Stage.APPROVED)
    qtbot.waitUntil(partial(stands, board, Stage.APPROVED, article))


@pytest.mark.parametrize(
    ("who", "into", "reason"),
    [
        ("editor", Stage.PUBLISHED, "المادة مسودة وليست معتمدة."),
        ("editor", Stage.APPROVED, "المادة مسودة"),
        ("omar", Stage.IN_REVIEW, "صحفي"),
    ],
)
def test_an_illegal_drop_is_refused_with_the_reason(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot, who: str, into: Stage, reason: str
) -> None:
    article = newsroom.wrote(newsroom.layla)
    board = open_board(getattr(newsroom, who))
    heard = told(board)
    drag(board, article, into)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert reason in heard[0][0]
    assert (heard[0][1], shown(board)) == (None, {Stage.DRAFT: [article]})
    assert board.moving.under_way == frozenset()


def test_what_went_on_meanwhile_is_not_approved_unseen(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    board = open_board(newsroom.editor)
    heard = told(board)
    newsroom.rewrote(newsroom.layla, article, "عنوان آخر")
    drag(board, article, Stage.APPROVED)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert stage_of(newsroom, article) is Stage.IN_REVIEW


# What is asked first


def test_sending_back_asks_for_the_reason_in_the_column(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    board = open_board(newsroom.editor)
    stand_on(board, article)
    press(board, RIGHT, SHIFT)
    qtbot.waitUntil(board.asking.isVisible)
    assert column(board, Stage.CHANGES_REQUESTED).isAncestorOf(board.asking)
    press(board, Qt.Key.Key_Escape)
    assert not board.asking.isVisible()
    assert column(board, Stage.IN_REVIEW).list.hasFocus()
    drag(board, article, Stage.CHANGES_REQUESTED)
    qtbot.waitUntil(board.asking.words.hasFocus)
    board.asking.words.setPlainText("أين المصدر؟")
    press(board, Qt.Key.Key_Return)
    qtbot.waitUntil(partial(stands, board, Stage.CHANGES_REQUESTED, article))
    assert not board.asking.isVisible()
    assert column(board, Stage.CHANGES_REQUESTED).list.hasFocus()


def test_a_question_goes_when_the_story_went_on(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    board = open_board(newsroom.editor)
    drag(board, article, Stage.CHANGES_REQUESTED)
    qtbot.waitUntil(board.asking.isVisible)
    board._station.door.announce(actions.take_back(newsroom.layla, article))
    qtbot.waitUntil(lambda: not board.asking.isVisible())


def test_who_may_not_send_back_is_not_asked_why(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    board = open_board(newsroom.layla)
    heard = told(board)
    drag(board, article, Stage.CHANGES_REQUESTED)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert not board.asking.isVisible()
    stand_on(board, article)
    press(board, RIGHT, SHIFT)  # so the arrow takes it back instead
    qtbot.waitUntil(partial(stands, board, Stage.DRAFT, article))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_offers_what_may_be_done_and_schedules(
    newsroom: Newsroom, open_board: Open, qtbot: QtBot
) -> None:
    article = approved(newsroom)
    board = open_board(newsroom.chief, Language.ENGLISH)
    stand_on(board, article)
    story = column(board, Stage.APPROVED).list.story
    assert story is not None
    board._offer(story, QPoint(50, 50))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    steps = {action.text(): action for action in menu.actions() if action.text()}
    assert list(steps) == ["Open", "Publish", "Send back", "Schedule"]
    steps["Schedule"].trigger()
    menu.close()
    qtbot.waitUntil(board.asking.isVisible)
    later = newsroom.clock.now + timedelta(days=2)
    board.asking.moment.show_moment(later, "UTC")
    board.asking.answer()
    qtbot.waitUntil(lambda: stage_of(newsroom, article) is Stage.SCHEDULED)
    qtbot.waitUntil(lambda: not board.asking.isVisible())
    assert shown(board) == {Stage.APPROVED: [article]}
