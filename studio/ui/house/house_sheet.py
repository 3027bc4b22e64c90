"""The sheet of house-keeping pages.

A page is made when it is first opened. Deliberately absent: what pages do.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.words import mark


def _sections(station: Station) -> QWidget:
    from studio.ui.house.sections_page import SectionsPage

    return SectionsPage(station)


def _tags(station: Station) -> QWidget:
    from studio.ui.house.tags_page import TagsPage

    return TagsPage(station)


def _snippets(station: Station) -> QWidget:
    from studio.ui.house.snippets_page import SnippetsPage

    return SnippetsPage(station)


def _dictionary(station: Station) -> QWidget:
    from studio.ui.house.dictionary_page import DictionaryPage

    return DictionaryPage(station)


def _names(station: Station) -> QWidget:
    from studio.ui.house.names_page import NamesPage

    return NamesPage(station)


def _rules(station: Station) -> QWidget:
    from studio.ui.house.rules_page import RulesPage

    return RulesPage(station)


def _templates(station: Station) -> QWidget:
    from studio.ui.house.templates_page import TemplatesPage

    return TemplatesPage(station)


def _people(station: Station) -> QWidget:
    from studio.ui.house.people_page import PeoplePage

    return PeoplePage(station)


def _targets(station: Station) -> QWidget:
    from studio.ui.house.targets_page import TargetsPage

    return TargetsPage(station)


def _record(station: Station) -> QWidget:
    from studio.ui.house.record_page import RecordPage

    return RecordPage(station)


def _look(station: Station) -> QWidget:
    from studio.ui.house.look_page import LookPage

    return LookPage(station)


def _settings(station: Station) -> QWidget:
    from studio.ui.house.settings_page import SettingsPage

    return SettingsPage(station)


def _personal(station: Station) -> QWidget:
    from studio.ui.house.personal_page import PersonalPage

    return PersonalPage(station)


def _password(station: Station) -> QWidget:
    from studio.ui.house.password_page import PasswordPage

    return PasswordPage(station)


def _keeping(station: Station) -> QWidget:
    from studio.ui.house.keeping_page import KeepingPage

    return KeepingPage(station)


_PAGES: Final[tuple[tuple[Do, Callable[[Station], QWidget]], ...]] = (
    (Do.SECTIONS, _sections),
    (Do.TAG_LIST, _tags),
    (Do.SNIPPETS, _snippets),
    (Do.DICTIONARY, _dictionary),
    (Do.NAME_LIST, _names),
    (Do.RULE_LIST, _rules),
    (Do.TEMPLATES, _templates),
    (Do.PEOPLE, _people),
    (Do.TARGETS, _targets),
    (Do.RECORD, _record),
    (Do.SITE_LOOK, _look),
    (Do.HOUSE_SETTINGS, _settings),
    (Do.PERSONAL_SETTINGS, _personal),
    (Do.PASSWORD, _password),
    (Do.BACKUP, _keeping),
)
_WIDTH, _HEIGHT = 980, 700
_SIDE = 200


class HouseSheet(QObject):
    """Every page of house-keeping in one sheet, a list of them at its start side.

    Signals:
        told: a text for the person, and what takes it back or None.
        opened: the id of a story that was begun on a page.
        site_wanted: the id of a target that the whole site is to be sent to.
    """

    told = Signal(str, object)
    opened = Signal(int)
    site_wanted = Signal(int)

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window)
        self._station = station
        self._pages: dict[Do, QWidget] = {}
        content = QWidget()
        self.list = QListWidget()
        mark_kind(self.list, Kind.PLAIN_LIST)
        self.list.setFixedWidth(_SIDE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(self._turn_to)
        self.stack = QStackedWidget()
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(self.list)
        layout.addWidget(self.stack, 1)
        for do, _ in _PAGES:
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, do)
            item.setSizeHint(QSize(0, 40))
        self.sheet = Sheet(
            window,
            mark("The newsroom"),
            content,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    def open_page(self, do: Do, one: int = 0) -> None:
        """Show one of the pages; `one` is the id of what it shall show, where it keeps several."""
        row = [one for one, _ in _PAGES].index(do)
        self.sheet.open_sheet(self.list)
        self.list.setCurrentRow(row)
        self._turn_to(row)
        page = self._pages[do]
        focus = getattr(page, "focus_page", None)
        if focus is not None:
            focus()
        show_one = getattr(page, "show_one", None)
        if one and show_one is not None:
            show_one(one)

    def page(self, do: Do) -> QWidget:
        """Return a page, made now where it was not shown yet."""
        if do not in self._pages:
            made = dict(_PAGES)[do](self._station)
            told = getattr(made, "told", None)
            if told is not None:
                told.connect(self.told)
            opened = getattr(made, "opened", None)
            if opened is not None:
                opened.connect(self._leave_for)
            site_wanted = getattr(made, "site_wanted", None)
            if site_wanted is not None:
                site_wanted.connect(self._leave_to_send)
            self._pages[do] = made
            self.stack.addWidget(made)
        return self._pages[do]

    def let_go(self) -> None:
        """Let pages go of what has to go before the window."""
        for page in self._pages.values():
            let_go = getattr(page, "let_go", None)
            if let_go is not None:
                let_go()

    def speak(self) -> None:
        """Say each page's name in the language of now."""
        station = self._station
        words = station.tongue.words
        self.list.setAccessibleName(words.say("Pages"))
        for row, (do, _) in enumerate(_PAGES):
            command = station.deck.command(do)
            self.list.item(row).setText(words.say(command.title))
            symbol = command.symbol or Symbol.SETTINGS
            self.list.item(row).setIcon(station.look.icon(symbol, rtl=station.tongue.rtl))

    def _leave_for(self, article: int) -> None:
        self.sheet.close_sheet()
        self.opened.emit(article)

    def _leave_to_send(self, target: int) -> None:
        self.sheet.close_sheet()
        self.site_wanted.emit(target)

    def _turn_to(self, row: int) -> None:
        if self.sheet.isVisible() and 0 <= row < len(_PAGES):
            self.stack.setCurrentWidget(self.page(_PAGES[row][0]))
