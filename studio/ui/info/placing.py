"""Where a story stands and whose it is: section, tags, bylines, dateline.

What is chosen is part of the text, so it is saved and versioned with it. Deliberately absent:
making sections; whoever may, does that among the newsroom's sections.
"""

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.arabic.dates import format_dateline, place_of
from studio.document.article import ArticleText, Byline
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty, may
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import ArticleDetail, TagView
from studio.ui.info.chip_field import Chip, ChipField
from studio.ui.info.choices import Choices, Offer, may_write_in, offer
from studio.ui.info.form import Group
from studio.ui.info.waiting import Waiting
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.fields import LineField
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

_JOINT = " › "
_SUGGESTED = 6


class Placing(Group):
    """The fields of place and author.

    Signals:
        refused: a `MidadError`.
    """

    refused = Signal(object)

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__(station, mark("Story"))
        self._story = story
        self._choices = Choices()
        self._shown: int | None = None
        self.section = Choice(station.look)
        self.section.activated.connect(self._choose_section)
        self.tags = ChipField(station)
        self.tags.chosen.connect(lambda one: self._add_tag(one.what))
        self.tags.typed.connect(self._make_tag)
        self.tags.removed.connect(self._take_tag_off)
        self.suggested = QWidget()
        self._suggested = FlowLayout(self.suggested, spacing=4)
        self.suggested.hide()
        self._could: tuple[TagView, ...] = ()
        self._offered: tuple[object, ...] = ()
        self.bylines = ChipField(station)
        self.bylines.chosen.connect(lambda one: self._add_byline(one.what))
        self.bylines.typed.connect(lambda name: self._add_byline(Byline(name)))
        self.bylines.removed.connect(self._take_byline_off)
        self.dateline = LineField()
        self.dateline.textEdited.connect(lambda text: story.change(dateline=text))
        self.today = IconButton(
            Symbol.CALENDAR, mark("Put today's date behind the place"), station.tongue, station.look
        )
        on_click(self.today, self._date_today)
        self._house = HouseNow(station.door, self)
        self.waiting = Waiting(station)
        self.add_plain(self.waiting)
        tags = QVBoxLayout()
        tags.setSpacing(4)
        tags.addWidget(self.tags)
        tags.addWidget(self.suggested)
        dateline = QHBoxLayout()
        dateline.setSpacing(4)
        dateline.addWidget(self.dateline, 1)
        dateline.addWidget(self.today)
        for name, field, widget, content in (
            (mark("Section"), "section", self.section, None),
            (mark("Tags"), "tags", self.tags, tags),
            (mark("Bylines"), "bylines", self.bylines, None),
            (mark("Dateline"), "dateline", self.dateline, dateline),
        ):
            self.add_field(name, field, widget, content)
        station.tongue.changed.connect(self.speak)
        self.speak()

    # Showing

    def show_story(self, text: ArticleText, detail: ArticleDetail, choices: Choices) -> None:
        """Show what a story's text says, to choose among `choices`."""
        if self._shown != detail.summary.id:
            self._shown = detail.summary.id
            self.tags.begin_anew()
            self.bylines.begin_anew()
        self._choices = choices
        self._show_section(text, detail)
        self._show_tags(text)
        self._show_bylines(text)
        if not self.dateline.hasFocus() or self.dateline.text().strip() != text.dateline:
            self.dateline.show_words(text.dateline)

    def enable(self, *, enabled: bool) -> None:
        """Let the fields be changed, or only read and commented on."""
        super().enable(enabled=enabled)
        self.today.setEnabled(enabled)

    def suggest_tags(self, tags: tuple[TagView, ...]) -> None:
        """Offer tags that the story could carry, the likeliest first, each at one press."""
        self._could = tags
        self._show_suggested()

    def _show_suggested(self) -> None:
        words, station = self._station.tongue.words, self._station
        there = self._standing(self._story.text) if self._story.article is not None else ()
        offered = tuple(one for one in self._could if one.id not in there)[:_SUGGESTED]
        self.suggested.setVisible(bool(offered) and self.tags.isEnabled())
        drawn = (offered, words, station.look.palette)
        if drawn == self._offered:
            return  # the keys may be on one of them
        self._offered = drawn
        self._suggested.clear()
        for tag in offered:
            button = mark_kind(QPushButton(isolated(tag.name)), Kind.CHIP)
            button.setIcon(station.look.icon(Symbol.ADD, rtl=station.tongue.rtl))
            button.setAccessibleName(words.say("Add the tag {name}", name=tag.name))
            button.clicked.connect(partial(self._add_suggested, tag.id))
            self._suggested.addWidget(button)

    def _add_suggested(self, tag: int) -> None:
        self._add_tag(tag)
        self._show_suggested()
        self.tags.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> QWidget:
        """Return the widget of a field by its name in the article."""
        many = {"tags": self.tags.line, "bylines": self.bylines.line}
        return many.get(name) or self._fields[name]

    def speak(self) -> None:
        """Say everything in the language of now."""
        say = self._station.tongue.words.say
        self.section.setAccessibleName(say("Section"))
        self.section.setPlaceholderText(say("Choose a section"))
        self.tags.name_line(say("Tags"), say("Add a tag"))
        self.bylines.name_line(say("Bylines"), say("Add a name"))
        self.dateline.setAccessibleName(say("Dateline"))
        self.dateline.setPlaceholderText(say("Place, day"))

    def _show_section(self, text: ArticleText, detail: ArticleDetail) -> None:
        person, sections = self._station.door.acting.person, self._choices.sections
        own = detail.creator == person.id or any(
            one.person == person.id for one in detail.text.bylines
        )
        open_to = may_write_in(sections, person.posts, detail.summary.stage, own=own)
        there = {one.id for one in sections}
        chosen = text.section
        if chosen is not None and chosen not in there and chosen == detail.text.section:
            chosen = detail.summary.section
        self.section.blockSignals(True)
        self.section.clear()
        for one in sections:
            if one.id in open_to or one.id == chosen:
                self.section.addItem(isolated(_JOINT.join(one.path)), one.id)
        self.section.setCurrentIndex(self.section.findData(chosen))
        self.section.blockSignals(False)

    def _show_tags(self, text: ArticleText) -> None:
        known = self._choices.tags
        standing = self._standing(text)
        self.tags.show_chips([Chip(one, known[one].name) for one in standing if one in known])
        self.tags.offer(_tag_offers(self._choices))
        self._show_suggested()

    def _show_bylines(self, text: ArticleText) -> None:
        self.bylines.show_chips([Chip(one, one.name) for one in text.bylines])
        self.bylines.offer(
            [
                offer(Byline(one.display_name, one.id), one.display_name)
                for one in self._choices.people
            ]
        )

    # Choosing

    def _date_today(self) -> None:
        """Write the dateline as the house does: the place that stands there, then today."""
        settings = self._house.settings
        today = self._station.door.acting.clock().astimezone(ZoneInfo(settings.time_zone)).date()
        written = format_dateline(
            place_of(self._story.text.dateline),
            today,
            settings.dateline_form,
            settings.month_names,
            settings.digits,
        )
        self._story.change(dateline=written)
        self.dateline.show_words(self._story.text.dateline)
        self.dateline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_section(self, index: int) -> None:
        self._story.change(section=self.section.itemData(index))

    def _standing(self, text: ArticleText) -> tuple[int, ...]:
        became = self._choices.became
        return tuple(dict.fromkeys(became.get(one, one) for one in text.tags))

    def _add_tag(self, tag: object) -> None:
        if isinstance(tag, int):
            self._story.change(tags=(*self._standing(self._story.text), tag))
            self._show_tags(self._story.text)

    def _make_tag(self, name: str) -> None:
        door, article = self._station.door, self._story.article
        if not may(Duty.MAKE_TAG, door.acting.person.posts):
            return

        def add(made: tuple[int, Changes]) -> None:
            tag, changes = made
            if self._story.article == article:
                self._story.change(tags=(*self._standing(self._story.text), tag))
            door.announce(changes)

        def make(acting: Acting) -> tuple[int, Changes]:
            return ensure_tag(acting, name)

        def fail(error: MidadError) -> None:
            self.tags.line.setText(name)
            self.refused.emit(error)

        door.ask(make, add, failed=fail, owner=self)

    def _take_tag_off(self, chip: Chip) -> None:
        text = self._story.text
        self._story.change(tags=tuple(one for one in self._standing(text) if one != chip.what))
        self._show_tags(self._story.text)
        self.tags.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_byline(self, byline: object) -> None:
        if isinstance(byline, Byline):
            self._story.change(bylines=(*self._story.text.bylines, byline))
            self._show_bylines(self._story.text)

    def _take_byline_off(self, chip: Chip) -> None:
        bylines = self._story.text.bylines
        self._story.change(bylines=tuple(one for one in bylines if one != chip.what))
        self._show_bylines(self._story.text)
        self.bylines.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _tag_offers(choices: Choices) -> Sequence[Offer]:
    return [offer(one.id, one.name, one.synonyms) for one in choices.tags.values()]
