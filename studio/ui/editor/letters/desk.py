"""Letters and direction in one editor: help while typing, orders for a selection, the characters.

It connects commands and settings with what does the work. Deliberately absent: what it does.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from studio.arabic.date_lettering import hijri_to_gregorian, house_months, with_hijri
from studio.arabic.lettering import (
    Lettering,
    arabic_digits,
    arabic_quotes,
    strip_tashkeel,
    strip_tatweel,
    western_digits,
)
from studio.settings import House
from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.letters.orders import isolate, order, turn_article
from studio.ui.editor.letters.typing_help import TypingHelp, rules_of
from studio.ui.editor.surface import Surface
from studio.ui.parts.house_now import HouseNow
from studio.ui.station import Station
from studio.ui.story import Story

if TYPE_CHECKING:
    from studio.ui.editor.letters.character_card import CharacterCard
    from studio.ui.editor.letters.date_card import DateCard

_ORDERS: Final[dict[Do, Lettering]] = {
    Do.STRIP_TASHKEEL: strip_tashkeel,
    Do.STRIP_TATWEEL: strip_tatweel,
    Do.WESTERN_DIGITS: western_digits,
    Do.ARABIC_DIGITS: arabic_digits,
    Do.ARABIC_QUOTES: arabic_quotes,
}


_BY_HOUSE: Final[dict[Do, Callable[[House], Lettering]]] = {
    Do.HOUSE_MONTHS: lambda house: house_months(house.month_names),
    Do.ADD_HIJRI: lambda house: with_hijri(house.hijri_offset),
    Do.FROM_HIJRI: lambda house: hijri_to_gregorian(house.month_names, house.hijri_offset),
}
_OTHERS: Final = (
    Do.ISOLATE,
    Do.ARTICLE_DIRECTION,
    Do.CHARACTERS,
    Do.INSERT_TODAY,
    Do.INSERT_DATE,
)


class Letters(QObject):
    """Does what is commanded of letters and direction in the open story.

    Signals:
        told: a text that says why something was not done, and None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._story = station, story
        self._surface, self._editing = surface, editing
        self.house = HouseNow(station.door, self)
        self.typing = TypingHelp(editing.manuscript, lambda: rules_of(self.house.settings))
        editing.help_typing = self.typing.help
        for do, lettering in _ORDERS.items():
            self._on(do, partial(self._order, lettering))
        for do, made in _BY_HOUSE.items():
            self._on(do, partial(self._order_by_house, made))
        self._on(Do.INSERT_TODAY, self._write_today)
        self._on(Do.INSERT_DATE, self._open_dates)
        self._on(Do.ISOLATE, self._isolate)
        self._on(Do.ARTICLE_DIRECTION, self._turn)
        self._on(Do.CHARACTERS, lambda: self.card.open_at(surface.cursorRect()))
        for heard in (story.loaded, story.refreshed):
            heard.connect(lambda _: self._follow())
        story.closed.connect(self._follow)

    @cached_property
    def dates(self) -> "DateCard":
        """The calendar over the text."""
        from studio.ui.editor.letters.date_card import DateCard

        card = DateCard(self._station, self._surface, lambda: self.house.settings)
        card.chosen.connect(self._write)
        self._surface.verticalScrollBar().valueChanged.connect(lambda _: card.close_card())
        return card

    @cached_property
    def card(self) -> "CharacterCard":
        """The characters over the text."""
        from studio.ui.editor.letters.character_card import CharacterCard

        card = CharacterCard(self._station, self._surface)
        card.chosen.connect(self._write)
        self._surface.verticalScrollBar().valueChanged.connect(lambda _: card.close_card())
        return card

    def _on(self, do: Do, act: Callable[[], object]) -> None:
        self._station.deck.on(do, act, enabled=False)

    def _follow(self) -> None:
        writes = self._story.editable and not self._station.door.acting.store.read_only
        for do in (*_ORDERS, *_BY_HOUSE, *_OTHERS):
            self._station.deck.allow(do, allowed=writes)

    def _order(self, lettering: Lettering) -> None:
        manuscript = self._editing.manuscript
        self._editing.apply(lambda cursor: order(manuscript, cursor, lettering))

    def _order_by_house(self, made: Callable[[House], Lettering]) -> None:
        self._order(made(self.house.settings))

    def _today(self) -> date:
        zone = ZoneInfo(self.house.settings.time_zone)
        return self._station.door.acting.clock().astimezone(zone).date()

    def _is_arabic(self) -> bool:
        return self._editing.manuscript.frame.language.startswith("ar")

    def _write_today(self) -> None:
        from studio.ui.editor.letters.date_card import date_forms

        house = self.house.settings
        forms = date_forms(self._today(), house, arabic=self._is_arabic())
        self._write(forms[2 if house.hijri_dates else 1])

    def _open_dates(self) -> None:
        self.dates.open_at(self._surface.cursorRect(), self._today(), arabic=self._is_arabic())

    def _write(self, text: str) -> None:
        """Write a character that was chosen, as it is."""
        manuscript = self._editing.manuscript
        self._editing.apply(lambda cursor: manuscript.insert_text(cursor, text))

    def _isolate(self) -> None:
        """Isolate what is chosen, or else the word at the caret."""
        manuscript = self._editing.manuscript

        def isolated(cursor: QTextCursor) -> QTextCursor:
            chosen = cursor if cursor.hasSelection() else manuscript.select_word(cursor)
            return isolate(manuscript, chosen) if chosen.hasSelection() else cursor

        self._editing.apply(isolated)

    def _turn(self) -> None:
        """Turn the whole article, unless edits are suggestions: its direction cannot be one."""
        manuscript = self._editing.manuscript
        if manuscript.layers.suggester is None:
            self._editing.apply(partial(turn_article, manuscript))
            return
        words = self._station.tongue.words
        told = words.say(
            "The direction of a whole story cannot be suggested. Stop suggesting, then turn it."
        )
        self.told.emit(told, None)
