"""Review in the window: each step by command, what is asked and refused inline, and taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.document.article import NotePlace, NoticeKind
from studio.newsroom import actions
from studio.newsroom.acting import Acting
from studio.newsroom.checklists import checklist_for, set_checklist
from studio.newsroom.obstacles import Obstacle, ObstacleCode
from studio.newsroom.planning import set_plan
from studio.newsroom.publishing import publish
from studio.newsroom.reading import load
from studio.newsroom.reading import story as story_of
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import Check, Stage
from studio.ui.commands import Do
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.review.asking import DECLARATIONS, Asking
from studio.ui.review.parts import Obstacles
from studio.ui.review.primary import PRIMARY, STEPS
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.station import Station
from studio.ui.story import Story
from studio.ui.window.end_pane import EndPane
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.ui.stations import Stations

Told = tuple[str, Callable[[], None] | None]


@dataclass
class Open:
    """A story that is open beside an end pane, which stands in a window that is shown."""

    station: Station
    story: Story
    end: EndPane
    told: list[Told] = field(default_factory=list)
    finished: list[int] = field(default_factory=list)

    def press(self, do: Do) -> None:
        assert self.station.deck[do].isEnabled()
        self.station.deck[do].trigger()

    def stage(self) -> Stage:
        assert self.story.detail is not None
        return self.story.detail.summary.stage


def opened(qtbot: QtBot, stations: Stations, acting: Acting, article: int) -> Open:
    station = stations.of(acting, Language.ENGLISH)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    editor = ArticleEditor(station, story)
    editor.setParent(window)
    desk = RemarkDesk(station, story, editor.remarking, editor.reviewing)
    end = EndPane(station, story, QLabel, desk)
    end.setParent(window)
    end.resize(340, 800)
    station.deck.on(Do.REVIEW_PANE, lambda: end.show_pane(Do.REVIEW_PANE))
    found = Open(station, story, end)
    end.told.connect(lambda text, undo: found.told.append((text, undo)))
    end.finished.connect(found.finished.append)
    window.resize(340, 800)
    window.show()
    end.show()
    with qtbot.waitSignal(story.loaded):
        story.open_article(article)
    qtbot.waitUntil(lambda: bool(end.review.telling.texts()))
    return found


class Windows(QObject):
    """Hears which widgets become windows of their own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            self.names += [type(watched).__name__] if watched.isWindow() else []
        return False


def write(asking: Asking, text: str) -> None:
    asking.words.setPlainText(text)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QApplication.sendEvent(asking.words, enter)


def choose(asking: Asking, kind: NoticeKind) -> None:
    """Choose as what the text goes out, by the keys of the list."""
    asking.kind.setFocus()
    for key in (Qt.Key.Key_Home, *(Qt.Key.Key_Down,) * list(DECLARATIONS).index(kind)):
        for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(what, key, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(asking.kind, event)


def test_submitting_is_one_command_and_is_taken_back_from_the_toast(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    found = opened(qtbot, stations, newsroom.layla, article)
    assert found.station.deck[Do.PRIMARY].text() == "Submit"
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: len(found.told) == 1)
    assert found.stage() is Stage.IN_REVIEW
    assert not found.station.deck[Do.PRIMARY].isEnabled()
    undo = found.told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: found.stage() is Stage.DRAFT)


def test_a_refusal_is_said_in_the_pane(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, section=None)
    found = opened(qtbot, stations, newsroom.layla, article)
    codes = {one.code for one in found.end.review.obstacles.found}
    assert codes == {ObstacleCode.SECTION_MISSING}
    found.press(Do.PRIMARY)
    qtbot.waitUntil(found.end.review.error.isVisible)
    assert "section" in found.end.review.error.text()
    assert found.told == [], "it is said once"
    assert found.stage() is Stage.DRAFT
    assert found.station.deck[Do.PRIMARY].isEnabled()


def test_a_refusal_is_told_where_the_pane_is_not_seen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, section=None)
    found = opened(qtbot, stations, newsroom.layla, article)
    found.end.show_pane(Do.INFO_PANE)
    assert not found.end.review.isVisible()
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: len(found.told) == 1)
    assert "section" in found.told[0][0]


def test_what_is_missing_follows_what_is_typed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, section=None)
    found = opened(qtbot, stations, newsroom.layla, article)
    found.story.change(section=newsroom.sections[0])
    qtbot.waitUntil(lambda: not found.end.review.obstacles.found)


def test_approving_says_that_the_next_may_come_and_is_taken_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    found = opened(qtbot, stations, newsroom.editor, article)
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: found.finished == [article])
    assert found.stage() is Stage.APPROVED
    undo = found.told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: found.stage() is Stage.IN_REVIEW)
    assert not found.end.review.standing.sign_off.isVisible(), "it was a slip, and is none now"


def test_sending_back_asks_for_the_reason_and_enter_sends(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    found = opened(qtbot, stations, newsroom.editor, article)
    found.end.show_pane(Do.PREVIEW_PANE)
    found.press(Do.SEND_BACK)
    asking = found.end.review.asking
    assert found.end.shows(Do.REVIEW_PANE)
    assert asking.isVisible()
    asking.answer()
    assert asking.isVisible(), "nothing was said yet"
    write(asking, "حدّد المصدر")
    qtbot.waitUntil(lambda: found.stage() is Stage.CHANGES_REQUESTED)
    qtbot.waitUntil(lambda: found.end.review.standing.note.note == "حدّد المصدر")
    assert not asking.isVisible()


def test_escape_forgets_the_step(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    found = opened(qtbot, stations, newsroom.editor, article)
    found.press(Do.SEND_BACK)
    asking = found.end.review.asking
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "")
    QApplication.sendEvent(asking.words, escape)
    assert not asking.isVisible()
    assert found.end.review.foot.primary.isVisible()


def test_publishing_and_correcting(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    article = approved(newsroom)
    found = opened(qtbot, stations, newsroom.chief, article)
    found.press(Do.PRIMARY)
    assert found.end.review.foot.primary.text() == "Publishing…"
    qtbot.waitUntil(lambda: found.stage() is Stage.PUBLISHED)
    found.press(Do.CORRECT)
    write(found.end.review.asking, "كان الرقم خطأ")
    qtbot.waitUntil(lambda: found.stage() is Stage.DRAFT)
    assert found.end.review.standing.notice.note == "كان الرقم خطأ"
    assert load(newsroom.chief, article).summary.live


def test_withdrawing_tells_readers_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    publish(newsroom.chief, article, packager)
    found = opened(qtbot, stations, newsroom.chief, article)
    found.press(Do.WITHDRAW)
    write(found.end.review.asking, "خبر غير صحيح")
    qtbot.waitUntil(lambda: found.stage() is Stage.WITHDRAWN)
    assert load(newsroom.chief, article).withdrawn_reason == "خبر غير صحيح"


def test_a_slot_is_chosen_by_the_newsrooms_clock_and_given_up(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    found = opened(qtbot, stations, newsroom.chief, article)
    found.press(Do.SCHEDULE)
    asking = found.end.review.asking
    assert asking.moment.zone == "Asia/Riyadh"
    asking.answer()
    qtbot.waitUntil(lambda: found.stage() is Stage.SCHEDULED)
    detail = found.story.detail
    assert detail is not None
    assert detail.summary.scheduled == asking.moment.moment
    found.press(Do.UNSCHEDULE)
    qtbot.waitUntil(lambda: found.stage() is Stage.APPROVED)
    undo = found.told[-1][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: found.stage() is Stage.SCHEDULED)


def test_an_obstacle_leads_to_its_place(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, headline=" ")
    plan = load(newsroom.layla, article).plan
    set_plan(newsroom.layla, article, replace(plan, legal_check=Check.REQUIRED))
    found = opened(qtbot, stations, newsroom.layla, article)
    headline, check = found.end.review.obstacles.buttons()
    with qtbot.waitSignal(found.end.place_wanted) as wanted:
        headline.click()
    assert wanted.args == ["headline", None]
    check.click()
    assert found.end.shows(Do.INFO_PANE)


def test_a_void_approval_says_how_much_changed_and_shows_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    newsroom.rewrote(newsroom.layla, article, "عنوان آخر تماما")
    found = opened(qtbot, stations, newsroom.editor, article)
    standing = found.end.review.standing
    assert "3 words since" in standing.sign_off.text.replace("٣", "3")
    standing.changes.click()
    assert found.end.shows(Do.HISTORY_PANE)
    qtbot.waitUntil(lambda: bool(found.end.history.versions.selected()))


def test_what_changed_since_a_void_approval_is_shown_where_one_approves_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom, body=(p("جملة أولى طويلة لا يتغير منها شيء في هذا الخبر"),))
    body = (p("جملة أولى طويلة لا يتغير منها شيء في هذا التقرير"), p("وجملة جاءت"))
    newsroom.rewrote(newsroom.layla, article, "قمة في عمّان", body=body)
    found = opened(qtbot, stations, newsroom.editor, article)
    since = found.end.review.since
    qtbot.waitUntil(since.isVisible)
    assert "line-through" in since.html
    assert "وجملة جاءت" in since.html
    assert "جملة أولى طويلة" not in since.html, "what stayed is cut down"
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: found.stage() is Stage.APPROVED)
    qtbot.waitUntil(since.isHidden)


def test_a_note_to_readers_is_changed_not_written_anew(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    publish(newsroom.chief, article, packager)
    found = opened(qtbot, stations, newsroom.chief, article)
    found.press(Do.CORRECT)
    asking = found.end.review.asking
    choose(asking, NoticeKind.CLARIFICATION)
    assert asking.confirm.text() == "Mark as a clarification"
    asking.above.setChecked(True)
    write(asking, "الرقم تقديري")
    qtbot.waitUntil(lambda: found.stage() is Stage.DRAFT)
    assert found.end.review.foot.beside.text() == "Correct"
    found.press(Do.CORRECT)
    assert asking.words.text == "الرقم تقديري"
    assert asking.kind.currentData() == NoticeKind.CLARIFICATION
    assert asking.above.isChecked()
    notice = load(newsroom.chief, article).text.notice
    assert notice is not None
    assert notice.place is NotePlace.ABOVE


def test_a_slip_of_typing_goes_out_with_a_word_and_more_than_that_is_declared(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    publish(newsroom.chief, article, packager)
    newsroom.rewrote(newsroom.layla, article)
    sign_off(newsroom, article)
    found = opened(qtbot, stations, newsroom.chief, article)
    asking = found.end.review.asking
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: asking.action is Action.PUBLISH)
    asking.forget()
    (button,) = found.end.review.obstacles.buttons()
    button.click()
    assert asking.kind.hasFocus(), "what is not declared leads to declaring it"
    asking.words.setPlainText("رقم")
    asking.answer()
    assert asking.isVisible(), "as what it goes out is still to be said"
    choose(asking, NoticeKind.CORRECTION)
    assert asking.confirm.text() == "Mark as a correction"
    asking.words.clear()
    assert not asking.confirm.isEnabled(), "readers are told what was wrong"
    choose(asking, NoticeKind.UPDATE)
    assert asking.confirm.text() == "Mark as an update"
    assert asking.confirm.isEnabled(), "the note of an update may be empty"
    asking.forget()
    found.press(Do.PRIMARY)
    qtbot.waitUntil(lambda: asking.action is Action.PUBLISH)
    write(asking, "همزة")
    qtbot.waitUntil(lambda: found.stage() is Stage.PUBLISHED)


def test_setting_a_colleagues_story_aside_asks_why_and_comes_back_whole(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    found = opened(qtbot, stations, newsroom.editor, article)
    found.press(Do.SPIKE)
    asking = found.end.review.asking
    qtbot.waitUntil(lambda: asking.action is Action.SPIKE)
    write(asking, "سبقنا إليه غيرنا")
    qtbot.waitUntil(lambda: found.stage() is Stage.SPIKED)
    _, undo = found.told[-1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: found.stage() is Stage.APPROVED)


def test_the_sections_checklist_is_ticked(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    set_checklist(newsroom.chief, newsroom.sections[0], ["مصدران لكل رقم"])
    found = opened(qtbot, stations, newsroom.layla, article)
    (box,) = found.end.review.checks.ticks()
    box.click()
    qtbot.waitUntil(lambda: checklist_for(newsroom.layla, article)[0].done)


def test_rows_that_are_made_anew_at_once_never_become_windows(
    qtbot: QtBot, qapp: QApplication, stations: Stations, newsroom: Newsroom
) -> None:
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    review = found.end.review
    records = story_of(newsroom.layla, newsroom.wrote(newsroom.layla))
    shown = Windows(review)
    qapp.installEventFilter(shown)
    for _ in range(3):
        review.obstacles.show_obstacles(review.obstacles.found)
        review.telling.show_records(records)
    qtbot.wait(50)
    qapp.removeEventFilter(shown)
    assert not shown.names


def test_a_producer_is_offered_no_step(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    found = opened(qtbot, stations, newsroom.producer, approved(newsroom))
    assert not found.end.steps.offered & {*STEPS, *PRIMARY.values()}
    assert not found.end.review.foot.primary.isVisible()
    assert not found.station.deck[Do.PRIMARY].isEnabled()


@pytest.mark.parametrize("do", [Do.REVIEW_PANE, Do.HISTORY_PANE, Do.INFO_PANE])
def test_the_last_page_is_remembered_and_closing_leaves_it_empty(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, do: Do
) -> None:
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    found.end.show_pane(do)
    found.story.leave()
    again = EndPane(found.station, found.story, QLabel, found.end.remarks)
    qtbot.addWidget(again)
    assert again.shows(do)


def test_a_missed_length_is_asked_about_in_the_pane_and_then_submitted(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    set_plan(newsroom.editor, article, Plan(commissioned=900))
    found = opened(qtbot, stations, newsroom.layla, article)
    asking = found.end.review.asking
    found.press(Do.PRIMARY)
    qtbot.waitUntil(asking.isVisible)
    assert asking.action is Action.SUBMIT
    assert found.told == []
    assert found.stage() is Stage.DRAFT
    write(asking, "المصدر لم يردّ بعد")
    qtbot.waitUntil(lambda: len(found.told) == 1)
    assert found.stage() is Stage.IN_REVIEW
    assert "المصدر لم يردّ بعد" in story_of(newsroom.editor, article)[-1].details


def test_a_time_is_meant_by_the_clock_of_a_city_that_is_chosen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    found = opened(qtbot, stations, newsroom.chief, article)
    found.press(Do.SCHEDULE)
    asking = found.end.review.asking
    qtbot.waitUntil(asking.zone.isVisible)
    assert asking.zone.zone == "Asia/Riyadh", "the newsroom's own is shown first"
    wall = asking.moment.moment
    for letter in "lond":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(asking.zone, key)
    assert asking.zone.zone == "Europe/London"
    assert asking.moment.moment.replace(tzinfo=None) == wall.replace(tzinfo=None)
    at = asking.moment.moment
    assert f"{at.astimezone(wall.tzinfo):%H:%M} (Riyadh" in asking._hint.text()
    asking.answer()
    qtbot.waitUntil(lambda: found.stage() is Stage.SCHEDULED)
    detail = load(newsroom.chief, article)
    assert (detail.summary.scheduled, detail.scheduled_zone) == (at, "Europe/London")


def test_an_open_suggestion_leads_to_the_suggestion_itself(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    obstacle = Obstacle(ObstacleCode.SUGGESTIONS_OPEN, "body", 1)
    station = stations.of(newsroom.editor, Language.ENGLISH)
    went: list[object] = []
    shown = Obstacles(station, lambda *place: went.append(place))
    qtbot.addWidget(shown)
    station.deck.on(Do.NEXT_SUGGESTION, lambda: went.append("suggestion"))
    shown.show_obstacles((obstacle, Obstacle(ObstacleCode.EMBARGO, "embargo_until")))
    for button in shown.buttons():
        button.click()
    assert went == [("body", 1), "suggestion", ("embargo_until", None)]


def test_a_comment_on_a_field_leads_to_the_field(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    found.end.remarks.field_wanted.emit("social_text")
    assert found.end.shows(Do.INFO_PANE)
    assert found.end.info.finding.texts["social_text"].hasFocus()
    found.end.remarks.begin()
    assert found.end.remarks.field == "social_text"
    assert found.end.shows(Do.REVIEW_PANE)
