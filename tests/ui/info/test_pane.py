"""What is known of a story, filled in by key, kept, and only read by whoever may not change it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from studio.arabic.numerals import DigitShape
from studio.document.article import Byline
from studio.newsroom import tags
from studio.newsroom.acting import Acting
from studio.newsroom.articles import set_private
from studio.newsroom.drafts import draft
from studio.newsroom.house import set_setting
from studio.newsroom.planning import set_plan
from studio.newsroom.publishing import publish
from studio.newsroom.reading import load
from studio.newsroom.register import Naming, add_name
from studio.storage.codes import Check, Priority
from studio.ui.commands import Do
from studio.ui.info.chip_field import ChipField
from studio.ui.info.pane import InfoPane
from studio.ui.parts.choices import Choice
from studio.ui.story import Story
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved, packager
from tests.ui.stations import Stations


@dataclass
class Open:
    pane: InfoPane
    story: Story
    told: list[str] = field(default_factory=list)


def opened(qtbot: QtBot, stations: Stations, acting: Acting, article: int) -> Open:
    station = stations.of(acting)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    pane = InfoPane(station, story, window)
    found = Open(pane, story)
    pane.told.connect(lambda text, _: found.told.append(text))
    pane.resize(340, 800)
    window.resize(340, 800)
    window.show()
    with qtbot.waitSignal(story.loaded):
        story.open_article(article)
    qtbot.waitUntil(lambda: pane.placing.section.count() > 0)
    return found


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(widget, event)


def write(chips: ChipField, text: str) -> None:
    for letter in text:
        press(chips.line, Qt.Key.Key_unknown, letter)


def names(chips: ChipField) -> list[str]:
    return [one.name for one in chips.chips]


def test_a_tag_is_completed_by_folded_spelling_and_taken_by_enter(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    russia = tags.ensure_tag(newsroom.chief, "روسيا")[0]
    tags.add_synonym(newsroom.chief, russia, "الاتحاد الروسي")
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    chips = found.pane.placing.tags
    found.pane.focus_tags()
    write(chips, "الات")
    assert chips.offers.isVisible()
    press(chips.line, Qt.Key.Key_Down)
    press(chips.line, Qt.Key.Key_Return)
    assert found.story.text.tags == (russia,)
    assert names(chips) == ["روسيا"]
    assert chips.line.text() == ""
    press(chips.line, Qt.Key.Key_Backspace)
    assert not found.story.text.tags


def test_a_new_tag_is_made_and_one_that_is_there_is_not_made_twice(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    known = tags.ensure_tag(newsroom.chief, "أزمة المياه")[0]
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    chips = found.pane.placing.tags
    write(chips, "ازمه المياه")
    press(chips.line, Qt.Key.Key_Return)
    assert found.story.text.tags == (known,)
    write(chips, "القمة،")
    qtbot.waitUntil(lambda: names(chips) == ["أزمة المياه", "القمة"])
    assert {one.name for one in tags.tags(newsroom.chief)} == {"أزمة المياه", "القمة"}


def test_a_tag_that_was_merged_shows_as_what_it_became(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    old, new = (tags.ensure_tag(newsroom.chief, name)[0] for name in ("بيونج يانج", "بيونغ يانغ"))
    article = newsroom.wrote(newsroom.layla, tags=(old,))
    tags.merge_tag(newsroom.chief, old, new)
    found = opened(qtbot, stations, newsroom.layla, article)
    qtbot.waitUntil(lambda: names(found.pane.placing.tags) == ["بيونغ يانغ"])


def test_the_section_is_chosen_and_reaches_the_draft(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, section=None)
    found = opened(qtbot, stations, newsroom.layla, article)
    section = found.pane.placing.section
    found.pane.focus_section()
    assert section.currentIndex() == -1
    press(section, Qt.Key.Key_Down)
    assert found.story.text.section == newsroom.sections[0]
    qtbot.waitUntil(lambda: draft(newsroom.layla, article) is not None)


def test_bylines_are_people_of_the_house_or_any_name(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    chips = found.pane.placing.bylines
    write(chips, "omar")
    press(chips.line, Qt.Key.Key_Return)
    write(chips, "رويترز")
    press(chips.line, Qt.Key.Key_Return)
    omar = newsroom.omar.person
    assert found.story.text.bylines == (Byline("Omar", omar.id), Byline("رويترز"))


def test_what_was_typed_for_one_story_is_put_on_no_other(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    other = newsroom.wrote(newsroom.layla)
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla))
    chips = found.pane.placing.bylines
    write(chips, "رويت")
    with qtbot.waitSignal(found.story.loaded):
        found.story.open_article(other)
    qtbot.waitUntil(lambda: not chips.line.text())
    press(chips.line, Qt.Key.Key_Return)
    assert found.story.text.bylines == ()


def choose(choice: Choice, check: Check) -> None:
    choice.setCurrentIndex(choice.findData(check))
    choice.activated.emit(choice.currentIndex())


def test_a_check_is_done_on_the_words_that_are_seen_and_once_more_it_holds_for_them(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.editor)
    found = opened(qtbot, stations, newsroom.editor, article)
    field = found.pane.plan.legal_check
    found.story.change(dateline="عمّان")
    choose(field, Check.DONE)
    qtbot.waitUntil(lambda: load(newsroom.editor, article).plan.legal_check is Check.DONE)
    assert load(newsroom.editor, article).text.dateline == "عمّان", "what was typed was kept first"
    assert load(newsroom.editor, article).obstacles == ()
    found.story.change(dateline="القاهرة")
    found.story.keep()
    qtbot.waitUntil(lambda: len(load(newsroom.editor, article).obstacles) == 1)
    for _ in range(2):
        found.told.clear()
        choose(field, Check.DONE)
        qtbot.waitUntil(lambda: len(found.told) == 1)
        assert load(newsroom.editor, article).obstacles == ()


def test_the_plan_is_kept_at_once_and_a_refusal_puts_it_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    found = opened(qtbot, stations, newsroom.layla, article)
    plan = found.pane.plan
    press(plan.priority, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: load(newsroom.layla, article).plan.priority is Priority.HIGH)
    plan.legal_check.setCurrentIndex(1)
    plan.legal_check.activated.emit(1)
    qtbot.waitUntil(lambda: load(newsroom.layla, article).plan.legal_check is Check.REQUIRED)
    qtbot.waitUntil(lambda: found.story.detail is not None and bool(found.story.detail.obstacles))
    plan.legal_check.setCurrentIndex(2)
    plan.legal_check.activated.emit(2)
    qtbot.waitUntil(lambda: bool(found.told))
    assert plan.legal_check.currentIndex() == 1


def test_times_are_by_the_newsrooms_clock(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    due = datetime(2026, 3, 1, 15, 30, tzinfo=UTC)
    set_plan(newsroom.layla, article, replace(load(newsroom.layla, article).plan, due=due))
    found = opened(qtbot, stations, newsroom.layla, article)
    plan = found.pane.plan
    qtbot.waitUntil(plan.due.isVisible)
    assert plan.due.dateTime().toString("HH:mm") == "18:30"
    plan.has_due.click()
    qtbot.waitUntil(lambda: load(newsroom.layla, article).plan.due is None)


def test_sources_are_kept_while_they_are_typed_and_when_another_story_comes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, other = newsroom.wrote(newsroom.layla), newsroom.wrote(newsroom.layla, "ثان")
    set_private(newsroom.layla, article, sources="مصدر أول")
    found = opened(qtbot, stations, newsroom.layla, article)
    private = found.pane.private
    assert private.fields["sources"].text == "مصدر أول"
    private.fields["notes"].setPlainText("يُتصل بالوزارة")
    qtbot.waitUntil(lambda: load(newsroom.layla, article).notes == "يُتصل بالوزارة")
    private.fields["sources"].setPlainText("مصدر ثان")
    with qtbot.waitSignal(found.story.loaded):
        found.story.open_article(other)
    qtbot.waitUntil(lambda: load(newsroom.layla, article).sources == "مصدر ثان")
    assert private.fields["sources"].text == ""
    assert load(newsroom.layla, other).sources == ""


def test_the_search_texts_are_counted_and_the_address_is_shown(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    publish(newsroom.chief, article, packager)
    found = opened(qtbot, stations, newsroom.chief, article)
    finding = found.pane.finding
    assert finding.slug.placeholderText() == load(newsroom.chief, article).slug
    finding.texts["search_title"].setPlainText("عنوان " * 12)
    assert found.story.text.search_title == ("عنوان " * 12).strip()
    assert finding.counts["search_title"].isVisibleTo(found.pane)
    assert "١١" in finding.counts["search_title"].text()


def test_whoever_may_not_change_a_story_reads_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.omar)
    found = opened(qtbot, stations, newsroom.layla, article)
    assert not found.pane.placing.section.isEnabled()
    assert not found.pane.placing.tags.isEnabled()
    assert not found.pane.plan.priority.isEnabled()
    assert not found.pane.private.isVisible()
    assert found.pane.placing.section.currentData() == newsroom.sections[0]


def test_the_dateline_takes_todays_date_behind_its_place(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    found = opened(
        qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla, dateline="عمّان، أمس")
    )
    found.pane.placing.today.click()
    assert found.story.text.dateline == "عمّان، 1 مارس 2026"
    found.pane.placing.today.click()
    assert found.story.text.dateline == "عمّان، 1 مارس 2026"
    found.story.change(dateline="")
    found.pane.placing.today.click()
    assert found.story.text.dateline == "1 مارس 2026"
    found.pane.placing.today.click()
    assert found.story.text.dateline == "1 مارس 2026"


def test_the_dateline_has_the_newsrooms_form(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    set_setting(newsroom.chief, "dateline_form", "place_weekday")
    set_setting(newsroom.chief, "month_names", "maghrebi")
    found = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla, dateline="تونس"))

    def pressed() -> bool:
        found.pane.placing.today.click()
        return found.story.text.dateline == "تونس، الأحد 1 مارس 2026"

    qtbot.waitUntil(pressed)


def test_an_address_is_written_in_latin_letters_with_the_registers_names(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    add_name(newsroom.chief, Naming(name="بيونغ يانغ", latin="Pyongyang"))
    article = newsroom.wrote(newsroom.layla, "قمة في بيونغ يانغ")
    found = opened(qtbot, stations, newsroom.layla, article)
    found.pane.finding.latin.click()
    qtbot.waitUntil(lambda: found.story.text.slug == "qma-pyongyang")


def test_a_pane_that_is_gone_hears_of_no_other_language_and_of_no_command(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    pane = opened(qtbot, stations, newsroom.layla, newsroom.wrote(newsroom.layla)).pane
    suggest, tongue = pane._station.deck[Do.SUGGEST], pane._station.tongue
    button = pane.placing.comments["dateline"]
    before = button.accessibleName()
    tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert button.accessibleName() != before
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(button))
    tongue.speak(Language.ARABIC, DigitShape.ASCII)
    suggest.toggle()
