"""The list of remarks: said, answered, settled and found from the text, with nothing lost."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.document.anchors import places
from studio.newsroom import comments, people
from studio.newsroom.acting import Acting
from studio.newsroom.drafts import draft
from studio.newsroom.views import ThreadView
from studio.ui.commands import Do
from studio.ui.review.remarks.card import ThreadCard
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.order import Show
from studio.ui.review.remarks.panel import AT_ONCE, RemarksPanel
from studio.ui.review.remarks.suggestion_card import SuggestionCard
from tests.builders import change, cut, ins, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import NONE, Writer, at_work
from tests.ui.stations import Stations

TEXT = "انعقدت القمة صباح اليوم في العاصمة"


@dataclass
class Desk:
    """Somebody at the text with the list of remarks beside it."""

    writer: Writer
    remarks: RemarkDesk
    panel: RemarksPanel
    refused: list[object]

    def choose(self, words: str) -> None:
        """Choose words of the first paragraph."""
        cursor = self.writer.surface.document().find(words)
        self.writer.editor.editing.choose(cursor.selectionStart(), cursor.selectionEnd())

    @property
    def threads(self) -> list[ThreadView]:
        """The threads that are listed."""
        return [card.said for card in self.panel.cards if isinstance(card, ThreadCard)]

    def thread_card(self) -> ThreadCard:
        """The one card that is listed."""
        (card,) = self.panel.cards
        assert isinstance(card, ThreadCard)
        return card

    def type(self, words: str) -> None:
        for letter in words:
            send(self.panel.composer.words, 0, letter)


def send(widget: QWidget, key: int, text: str = "", held: Qt.KeyboardModifier = NONE) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


def at_desk(qtbot: QtBot, stations: Stations, acting: Acting, article: int) -> Desk:
    writer = at_work(qtbot, stations, acting, None)
    editor = writer.editor
    remarks = RemarkDesk(writer.station, writer.story, editor.remarking, editor.reviewing)
    panel = RemarksPanel(writer.station, remarks)
    layout = writer.window.layout()
    assert layout is not None
    layout.addWidget(panel)
    with qtbot.waitSignals([writer.story.loaded, remarks.changed]):
        writer.story.open_article(article)
    writer.editor.focus_text()
    qtbot.waitUntil(lambda: remarks.writable)
    refused: list[object] = []
    remarks.refused.connect(refused.append)
    return Desk(writer, remarks, panel, refused)


def written(newsroom: Newsroom, *said: str) -> int:
    """Let Layla have written an article that the editor said something about."""
    article = newsroom.wrote(newsroom.layla, body=(p(TEXT), p("وتبحث في ملفات المنطقة")))
    for words in said:
        anchor = comments.quoted_anchor(newsroom.editor, article, quoted=words)
        comments.add_comment(newsroom.editor, article, f"عن {words}", anchor=anchor)
    return article


def threads(newsroom: Newsroom, article: int) -> tuple[ThreadView, ...]:
    return comments.threads(newsroom.chief, article)


def test_chosen_words_are_commented_on_at_once_and_the_text_is_not_touched(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    desk.choose("القمة")
    desk.writer.do(Do.COMMENT)
    assert desk.panel.composer.words.hasFocus()
    desk.type("أي قمة؟")
    send(desk.panel.composer.words, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    (thread,) = threads(newsroom, article)
    assert thread.anchor is not None
    assert (thread.comment.body, thread.anchor.quoted) == ("أي قمة؟", "القمة")
    assert desk.writer.surface.hasFocus()
    assert desk.panel.new.isHidden()
    assert draft(newsroom.layla, article) is None
    assert not desk.writer.editor.editing.manuscript.can_undo


def test_the_anchor_comes_into_the_draft_with_the_next_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    (thread,) = threads(newsroom, article)
    assert thread.anchor is not None
    qtbot.waitUntil(lambda: len(desk.threads) == 1)
    desk.writer.editor.show_block("body", 0)
    desk.writer.type("وقد ")
    desk.writer.story.save()
    qtbot.waitUntil(lambda: draft(newsroom.layla, article) is not None)
    kept = draft(newsroom.layla, article)
    assert kept is not None
    at = places(kept.text)[thread.anchor.id]
    assert (at.block, at.start) == (0, 11)


def test_without_a_choice_the_paragraph_is_meant_and_outside_the_text_the_story(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    desk.writer.editor.show_block("body", 1)
    desk.remarks.begin()
    desk.remarks.send("فقرة", lambda: None)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    desk.panel.composer.words.setFocus()
    desk.remarks.begin()
    desk.remarks.send("كلها", lambda: None)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2)
    quoted = [one.anchor and one.anchor.quoted for one in threads(newsroom, article)]
    assert quoted == ["وتبحث في ملفات المنطقة", None]
    assert [one.comment.body for one in desk.threads] == ["كلها", "فقرة"]


def test_a_colleague_is_named_by_a_few_letters(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    people.rename_person(newsroom.chief, newsroom.omar.person.id, "عمر الخطيب")
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: bool(desk.remarks.people))
    desk.remarks.begin()
    desk.type("@عم")
    names = desk.panel.composer.names
    assert [names.item(row).text() for row in range(names.count())] == ["عمر الخطيب"]
    send(desk.panel.composer.words, Qt.Key.Key_Return, "\r")
    assert desk.panel.composer.words.text == "@عمر الخطيب "
    desk.type("ما المصدر؟")
    assert desk.panel.composer.said == f"@[{newsroom.omar.person.id}] ما المصدر؟"
    desk.panel.composer.confirm.click()
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    assert len(comments.mentions_of(newsroom.omar, newsroom.omar.person.id)) == 1


def test_escape_says_nothing_and_keeps_the_words_for_the_next_time(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    desk.choose("القمة")
    desk.writer.do(Do.COMMENT)
    desk.type("لم")
    send(desk.panel.composer.words, Qt.Key.Key_Escape)
    assert desk.panel.new.isHidden()
    assert desk.writer.surface.hasFocus()
    desk.writer.do(Do.COMMENT)
    assert desk.panel.composer.words.text == "لم"
    assert threads(newsroom, article) == ()


def test_what_was_begun_on_one_story_is_said_on_no_other(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, other = written(newsroom), written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    story = desk.writer.story
    desk.writer.do(Do.COMMENT)
    desk.type("لم")
    for opened, words in ((other, ""), (article, "لم")):
        with qtbot.waitSignal(story.loaded):
            story.open_article(opened)
        qtbot.waitUntil(desk.panel.new.isHidden)
        qtbot.waitUntil(lambda: desk.remarks.writable)
        desk.remarks.begin()
        assert desk.panel.composer.words.text == words


def test_a_half_written_answer_waits_for_its_story(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, other = written(newsroom, "القمة"), written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    desk.thread_card().answer()
    (card,) = desk.panel.cards
    begun = desk.thread_card().composer
    assert begun is not None
    begun.words.show_words("أكتب الآن")
    story = desk.writer.story
    for opened in (other, article):
        with qtbot.waitSignal(story.loaded):
            story.open_article(opened)
        qtbot.waitUntil(lambda: card not in desk.panel.cards)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    composer = desk.thread_card().composer
    assert composer is not None
    assert composer.words.text == "أكتب الآن"
    composer.confirm.click()
    qtbot.waitUntil(lambda: len(threads(newsroom, article)[0].answers) == 1)


def test_what_is_refused_is_told_and_the_words_stay(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    desk.remarks.begin()
    desk.type("باقٍ")
    people.retire_person(newsroom.chief, newsroom.layla.person.id)
    desk.panel.composer.confirm.click()
    qtbot.waitUntil(lambda: bool(desk.refused))
    assert desk.panel.composer.words.text == "باقٍ"
    assert not desk.panel.new.isHidden()


def test_words_said_again_after_a_refusal_are_still_about_what_was_chosen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    desk.choose("القمة")
    desk.writer.do(Do.COMMENT)
    desk.remarks.send(" ", lambda: None)
    qtbot.waitUntil(lambda: bool(desk.refused))
    desk.type("أي قمة؟")
    desk.panel.composer.confirm.click()
    qtbot.waitUntil(lambda: len(desk.threads) == 1)
    anchor = desk.threads[0].anchor
    assert anchor is not None
    assert anchor.quoted == "القمة"


def test_f8_goes_through_the_remarks_in_the_order_of_the_text(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "العاصمة", "القمة", "المنطقة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 3 and desk.panel.cards[2].isVisible())
    desk.writer.editor.show_block("body", 0)
    found = []
    for _ in range(4):
        desk.writer.do(Do.NEXT_REMARK)
        assert desk.writer.surface.hasFocus()
        found.append(desk.writer.surface.textCursor().selectedText())
    assert found == ["القمة", "العاصمة", "المنطقة", "القمة"]
    desk.writer.do(Do.PREVIOUS_REMARK)
    assert desk.writer.surface.textCursor().selectedText() == "المنطقة"


@pytest.mark.parametrize("letter", ["a", "ش"])
def test_a_key_resolves_goes_on_and_the_toast_reopens(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, letter: str
) -> None:
    article = written(newsroom, "القمة", "العاصمة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    told: list[tuple[str, object]] = []
    desk.remarks.told.connect(lambda text, undo: told.append((text, undo)))
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2 and desk.panel.cards[1].isVisible())
    desk.writer.editor.show_block("body", 0)
    desk.writer.do(Do.NEXT_REMARK)
    desk.writer.type(letter)
    qtbot.waitUntil(lambda: bool(told) and len(desk.panel.cards) == 1)
    assert desk.writer.surface.textCursor().selectedText() == "العاصمة"
    undo = told[0][1]
    assert callable(undo)
    undo()
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2)


def test_the_caret_in_commented_words_shows_their_thread(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة", "العاصمة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2)
    cursor = desk.writer.surface.document().find("العاصمة")
    desk.writer.editor.editing.put_caret(cursor.selectionStart() + 2)
    qtbot.waitUntil(lambda: desk.panel.cards[1].property("active") is True)
    assert desk.writer.surface.hasFocus()


def test_filters_count_and_show_open_resolved_and_mine(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة", "العاصمة", "المنطقة")
    first, second, _ = threads(newsroom, article)
    comments.resolve_comment(newsroom.editor, first.id)
    comments.answer_comment(newsroom.layla, second.id, "نعم")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2)
    assert [desk.remarks.count(show) for show in Show] == [2, 1, 1, 0]
    desk.panel.filters[Show.RESOLVED].click()
    assert [one.id for one in desk.threads] == [first.id]
    desk.panel.filters[Show.MINE].click()
    assert [one.id for one in desk.threads] == [second.id]


def test_words_that_are_gone_leave_their_comment_with_what_it_quoted(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    assert desk.panel.cards[0].remark.attached
    desk.choose("القمة ")
    desk.writer.editor.editing.erase_selection()
    qtbot.waitUntil(lambda: not desk.panel.cards[0].remark.attached)
    desk.writer.do(Do.UNDO)
    qtbot.waitUntil(lambda: desk.panel.cards[0].remark.attached)


def test_hundreds_are_listed_as_they_are_come_to(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    for number in range(AT_ONCE + 5):
        comments.add_comment(newsroom.editor, article, f"رقم {number}")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == AT_ONCE)
    assert not desk.panel.more.isHidden()
    desk.remarks.activate(desk.remarks.all[-1].key)
    assert len(desk.panel.cards) == AT_ONCE + 5
    assert desk.panel.more.isHidden()


def test_typing_an_answer_outlives_what_others_say_meanwhile(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    desk.writer.do(Do.NEXT_REMARK)
    desk.writer.press(Qt.Key.Key_Return)
    card = desk.thread_card()
    assert card.composer is not None
    card.composer.words.show_words("أكتب الآن")
    (thread,) = threads(newsroom, article)
    comments.answer_comment(newsroom.editor, thread.id, "هل من جديد؟")
    desk.remarks.read()
    qtbot.waitUntil(lambda: bool(card.said.answers))
    assert card.composer.words.text == "أكتب الآن"
    card.composer.confirm.click()
    qtbot.waitUntil(lambda: len(threads(newsroom, article)[0].answers) == 2)


def suggested(newsroom: Newsroom) -> int:
    """Let Layla have written an article with two suggestions and two comments of others."""
    mine = change("m", author=newsroom.layla.person.id)
    theirs = change("t", author=newsroom.editor.person.id)
    article = newsroom.wrote(
        newsroom.layla,
        body=(
            p("قال ", cut("زيد", by=theirs), ins("عمرو", by=theirs), " إن القمة انعقدت"),
            p("وانتهت ", ins("أمس", by=mine), " في العاصمة"),
        ),
    )
    for words in ("العاصمة", "القمة"):
        anchor = comments.quoted_anchor(newsroom.editor, article, quoted=words)
        comments.add_comment(newsroom.editor, article, f"عن {words}", anchor=anchor)
    return article


def test_suggestions_stand_among_the_comments_in_the_order_of_the_text(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    desk = at_desk(qtbot, stations, newsroom.layla, suggested(newsroom))
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 4 and bool(desk.remarks.people))
    kinds = [type(card) for card in desk.panel.cards]
    assert kinds == [SuggestionCard, ThreadCard, SuggestionCard, ThreadCard]
    names = [card.accessibleName() for card in desk.panel.cards]
    assert "زيد" in names[0]
    assert "عمرو" in names[0]
    assert newsroom.editor.person.display_name in names[0]
    counts = [desk.remarks.count(show) for show in Show]
    assert counts == [4, 0, 1, 2]
    desk.panel.filters[Show.SUGGESTIONS].click()
    assert [type(card) for card in desk.panel.cards] == [SuggestionCard] * 2
    desk.panel.filters[Show.MINE].click()
    assert ["أمس" in card.accessibleName() for card in desk.panel.cards] == [True]


def test_f8_walks_both_kinds_letters_decide_the_one_and_enter_answers_the_other(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = suggested(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 4)
    writer = desk.writer
    writer.editor.show_block("body", 0)
    writer.do(Do.NEXT_REMARK)
    assert desk.panel.cards[0].property("active") is True
    writer.type("a")
    assert writer.surface.textCursor().selectedText() == "القمة"
    writer.press(Qt.Key.Key_Return)
    card = next(one for one in desk.panel.cards if one.property("active"))
    assert isinstance(card, ThreadCard)
    assert card.composer is not None
    assert card.composer.words.hasFocus()
    card.composer.words.show_words("نعم")
    send(card.composer.words, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(writer.surface.hasFocus)
    assert writer.surface.textCursor().selectedText() == "العاصمة"  # the next that waits
    writer.do(Do.PREVIOUS_REMARK)
    assert writer.surface.textCursor().selectedText() == "أمس"
    writer.type("r")
    assert writer.lines == ["قال عمرو إن القمة انعقدت", "وانتهت في العاصمة"]
    qtbot.waitUntil(lambda: [type(one) for one in desk.panel.cards] == [ThreadCard] * 2)


@pytest.mark.parametrize("accept", [True, False])
def test_a_row_decides_its_suggestion(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *, accept: bool
) -> None:
    desk = at_desk(qtbot, stations, newsroom.layla, suggested(newsroom))
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 4)
    card = desk.panel.cards[0]
    desk.remarks.activate(card.remark.key)
    send(card, 0, "a" if accept else "r")
    assert desk.writer.lines[0].startswith("قال عمرو إن" if accept else "قال زيد إن")
    assert len(desk.panel.cards) == 3
    desk.writer.do(Do.UNDO)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 4)


def test_who_only_reads_is_offered_no_decision(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    desk = at_desk(qtbot, stations, newsroom.omar, suggested(newsroom))
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 4)
    before = desk.writer.text
    card = desk.panel.cards[0]
    desk.remarks.activate(card.remark.key)
    assert card.buttons() == []
    send(card, 0, "a")
    assert desk.writer.text == before


def test_what_stands_nowhere_in_the_text_is_gone_to_in_the_list(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة")
    comments.add_comment(newsroom.editor, article, "عن الخبر كله")
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 2 and desk.panel.cards[1].isVisible())
    desk.writer.editor.show_block("body", 0)
    desk.writer.do(Do.NEXT_REMARK)
    assert desk.writer.surface.textCursor().selectedText() == "القمة"
    desk.writer.do(Do.NEXT_REMARK)
    assert desk.panel.cards[0].hasFocus()
    send(desk.panel.cards[0], Qt.Key.Key_Return, "\r")
    card = desk.panel.cards[0]
    assert isinstance(card, ThreadCard)
    assert card.composer is not None
    send(card.composer.words, Qt.Key.Key_Escape)
    send(card, Qt.Key.Key_Escape)
    assert desk.writer.surface.hasFocus()


def test_the_next_story_begins_with_none_of_the_last_ones_remarks(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    other = newsroom.wrote(newsroom.layla, "أخرى", body=(p(TEXT),))
    desk = at_desk(qtbot, stations, newsroom.layla, written(newsroom, "القمة"))
    qtbot.waitUntil(lambda: len(desk.threads) == 1)
    desk.choose("العاصمة")
    desk.writer.do(Do.COMMENT)
    with qtbot.waitSignal(desk.writer.story.loaded):
        desk.writer.story.open_article(other)
    assert desk.remarks.all == ()
    desk.writer.editor.focus_text()
    desk.remarks.send("عن الأخرى", lambda: None)
    qtbot.waitUntil(lambda: len(desk.threads) == 1)
    assert desk.threads[0].anchor is None
