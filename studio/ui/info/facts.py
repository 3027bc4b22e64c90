"""What is known of a story and cannot be set: its picture in short, its length, its beginnings.

Deliberately absent: counting while somebody types; the line below the text does that.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.newsroom.views import ArticleDetail
from studio.settings import House
from studio.ui.commands import Do
from studio.ui.info.form import Group
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, follow_action
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.moments import day_and_hour
from studio.ui.station import Station
from studio.wording.words import mark


class LeadPicture(Group):
    """The lead picture in short: what it shows, its caption and credit."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, mark("Lead picture"))
        self._words = PersonsLabel("", wrap=True)
        self._lines = PersonsLabel("", kind=Kind.SMALL, wrap=True)
        choose = TextButton(
            mark("Choose the lead picture"), station.tongue, station.look, symbol=Symbol.FIGURE
        )
        follow_action(choose, station.deck[Do.LEAD_PICTURE])
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(choose)
        beside.addStretch(1)
        self.add_plain(self._words)
        self.add_plain(self._lines)
        self.add_plain(row)

    def show_story(self, text: ArticleText) -> None:
        """Show what a story's lead picture is."""
        say, picture = self._station.tongue.words.say, text.lead_picture
        if picture is None:
            self._words.show_words(say("None yet"))
            self._lines.hide()
            return
        self._words.show_words(picture.alt or say("Without an alternative text"))
        lines = [one for one in (plain(picture.caption), picture.credit) if one]
        self._lines.show_words(" · ".join(lines))
        self._lines.setVisible(bool(lines))


class Facts(Group):
    """Length and beginnings."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, mark("Facts"))
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        mark_kind(self._label, Kind.MUTED)
        self.add_plain(self._label)

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def show_story(self, text: ArticleText, detail: ArticleDetail, house: House) -> None:
        """Show the facts of a story."""
        words, summary = self._station.tongue.words, detail.summary
        characters = len(article_plain(text))
        lines = [
            words.counted("{n} character", "{n} characters", characters),
            words.counted("{n} version", "{n} versions", summary.revision),
        ]
        months = house.month_names
        begun = words.say(
            "Begun by {name}, {when}",
            name=isolated(detail.creator_name),
            when=day_and_hour(detail.created, house.time_zone, words, months),
        )
        shown = [" · ".join(lines), begun]
        if detail.first_published is not None:
            when = day_and_hour(detail.first_published, house.time_zone, words, months)
            shown.append(words.say("First published {when}", when=when))
        self._label.setText("\n".join(shown))
