"""What stands over the rooms when a command asks for it, each made when it is first opened.

Quick open, export, house-keeping and help: most days most of them are never seen, and a window
opens sooner without them. Deliberately absent: what they show.
"""

from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from studio.newsroom.permissions import Duty, may
from studio.newsroom.workflow import Action, transition
from studio.storage.codes import Role, Stage
from studio.ui.commands import Do
from studio.ui.notices.news import NoticeNews
from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.newsroom.saved_searches import SavedSearch
    from studio.ui.archive.page import ArchiveSheet
    from studio.ui.desk.quick_open import QuickOpen
    from studio.ui.exporting.courier import Courier
    from studio.ui.exporting.sheet import ExportSheet
    from studio.ui.exporting.site_sheet import SiteSheet
    from studio.ui.handover.page import HandoverSheet
    from studio.ui.help.guide import Guide
    from studio.ui.help.key_sheet import KeySheet
    from studio.ui.house.house_sheet import HouseSheet
    from studio.ui.notices.page import NoticesSheet

_DUE_AFTER_MS: Final = 60_000
"""When it is looked what waits for a target, though nobody has touched anything yet."""
_SOON_MS: Final = 1_000
"""How long after the first key or press: what the person wants with it comes first."""
_OF_THE_HOUSE: Final = (
    Do.SECTIONS,
    Do.TAG_LIST,
    Do.SNIPPETS,
    Do.DICTIONARY,
    Do.NAME_LIST,
    Do.RULE_LIST,
    Do.TEMPLATES,
    Do.PEOPLE,
    Do.TARGETS,
    Do.RECORD,
    Do.SITE_LOOK,
    Do.HOUSE_SETTINGS,
    Do.PERSONAL_SETTINGS,
    Do.PASSWORD,
    Do.BACKUP,
)


class Sheets(QObject):
    """The sheets over `window`, and the commands that open them.

    Signals:
        told: a text for the person, and what takes it back or None.
        opened: an article that was chosen in quick open.
        place_chosen: a `Place` that was chosen there.
        obstacle_chosen: an article, a field of it and a block or None, to be settled.
        save_wanted: a name and a `Search` that the person wants to keep.
    """

    told = Signal(str, object)
    opened = Signal(int)
    place_chosen = Signal(object)
    obstacle_chosen = Signal(int, str, object)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self._station, self._window = station, window
        self.notice_news = NoticeNews(station, window)
        self._sending = QTimer(self)
        self._sending.setSingleShot(True)
        self._sending.timeout.connect(self._look_what_is_due)
        self._sending.start(_DUE_AFTER_MS)
        station.when_touched(self._send_soon)
        deck, person = station.deck, station.door.acting.person
        deck.on(Do.QUICK_OPEN, self._quick_open)
        deck.on(Do.PALETTE, self._palette)
        deck.on(Do.EXPORT, self._export, enabled=_may_export(person.roles))
        deck.on(Do.SITE, self._site, enabled=may(Duty.EXPORT_SITE, person.posts))
        for do in _OF_THE_HOUSE:
            deck.on(do, partial(self.open_house, do))
        deck.allow(Do.RECORD, allowed=may(Duty.READ_RECORD, person.posts))
        deck.allow(Do.SITE_LOOK, allowed=may(Duty.KEEP_SETTINGS, person.posts))
        deck.allow(Do.BACKUP, allowed=may(Duty.KEEP_SETTINGS, person.posts))
        deck.on(Do.NOTICES, self._notices)
        deck.on(Do.HANDOVER, self._hand_over)
        deck.on(Do.SEARCH_ARCHIVE, self._search_archive)
        deck.on(Do.KEYS, self._keys)
        deck.on(Do.GUIDE, self._guide)

    @cached_property
    def courier(self) -> "Courier":
        """Who brings to the targets what waits for them."""
        from studio.ui.exporting.courier import Courier

        courier = Courier(self._station, self)
        courier.told.connect(self.told)
        return courier

    @cached_property
    def quick(self) -> "QuickOpen":
        """The field that finds stories, places and commands."""
        from studio.ui.desk.quick_open import QuickOpen

        quick = QuickOpen(self._station, self._window)
        quick.opened.connect(self.opened)
        quick.place_chosen.connect(self.place_chosen)
        return quick

    @cached_property
    def export(self) -> "ExportSheet":
        """The sheet of export."""
        from studio.ui.exporting.sheet import ExportSheet

        sheet = ExportSheet(self._station, self._window)
        sheet.told.connect(self.told)
        sheet.place_wanted.connect(self.obstacle_chosen)
        return sheet

    @cached_property
    def site(self) -> "SiteSheet":
        """The sheet that makes the whole site."""
        from studio.ui.exporting.site_sheet import SiteSheet

        sheet = SiteSheet(self._station, self._window)
        sheet.told.connect(self.told)
        return sheet

    @cached_property
    def house(self) -> "HouseSheet":
        """The sheet of house-keeping."""
        from studio.ui.house.house_sheet import HouseSheet

        sheet = HouseSheet(self._station, self._window)
        sheet.told.connect(self.told)
        sheet.opened.connect(self.opened)
        sheet.site_wanted.connect(self._send_site)
        return sheet

    @cached_property
    def notices(self) -> "NoticesSheet":
        """What the person was told of."""
        from studio.ui.notices.page import NoticesSheet

        sheet = NoticesSheet(self._station, self._window)
        sheet.notices.place_wanted.connect(self._go_to_notice)
        sheet.notices.read.connect(self.notice_news.look)
        return sheet

    @cached_property
    def handover(self) -> "HandoverSheet":
        """What the next shift has to know."""
        from studio.ui.handover.page import HandoverSheet

        sheet = HandoverSheet(self._station, self._window)
        sheet.handover.opened.connect(self.opened)
        sheet.handover.told.connect(self.told)
        return sheet

    @cached_property
    def archive(self) -> "ArchiveSheet":
        """Every story by its words."""
        from studio.ui.archive.page import ArchiveSheet

        sheet = ArchiveSheet(self._station, self._window)
        sheet.archive.opened.connect(self.opened)
        sheet.archive.save_wanted.connect(self.save_wanted)
        return sheet

    @cached_property
    def keys(self) -> "KeySheet":
        """The sheet of keys."""
        from studio.ui.help.key_sheet import KeySheet

        return KeySheet(self._station, self._window)

    @cached_property
    def guide(self) -> "Guide":
        """The guide."""
        from studio.ui.help.guide import Guide

        return Guide(self._station, self._window)

    def let_go(self) -> None:
        """Let go of what has to go before the window, and send nothing from rooms that are left."""
        self._sending.stop()
        if "house" in vars(self):
            self.house.let_go()

    def _send_soon(self) -> None:
        self._sending.start(_SOON_MS)

    def _look_what_is_due(self) -> None:
        if isValid(self._station.deck):  # it may go before the rooms, while a program ends
            self.courier.look()

    def export_these(self, articles: tuple[int, ...]) -> None:
        """Open the sheet of export with these articles."""
        self.export.open_export(articles)

    def show_search(self, saved: "SavedSearch") -> None:
        """Show what a saved search finds."""
        self.archive.open_saved(saved)

    def close_quick(self) -> None:
        """Put quick open away where it is open."""
        if "quick" in vars(self):
            self.quick.close_list()

    def _quick_open(self) -> None:
        self.quick.open_everything()

    def _palette(self) -> None:
        self.quick.open_commands()

    def _export(self) -> None:
        self.export.open_export()

    def _site(self) -> None:
        self.site.open_site()

    def _send_site(self, target: int) -> None:
        self.site.open_site(target)

    def _hand_over(self) -> None:
        self.handover.open_handover()

    def _search_archive(self) -> None:
        self.archive.open_archive()

    def _notices(self) -> None:
        self.notices.open_notices()

    def _go_to_notice(self, article: int, field: str, block: int | None) -> None:
        if field:
            self.obstacle_chosen.emit(article, field, block)
        else:
            self.opened.emit(article)

    def _keys(self) -> None:
        self.keys.open_sheet()

    def _guide(self) -> None:
        self.guide.open_sheet()

    def open_house(self, do: Do, one: int = 0) -> None:
        """Show a page of house-keeping, and one of what is kept there by its id."""
        self.house.open_page(do, one)


def _may_export(roles: Iterable[Role]) -> bool:
    line = transition(Action.EXPORT, Stage.PUBLISHED)
    return line is not None and any(role in line.who for role in roles)
