"""The line above the rooms: new story, command field, bell, theme, help, and who is signed in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.arabic.direction import Direction
from studio.newsroom.permissions import leading_role
from studio.ui.commands import Do
from studio.ui.look import Kind, Scheme, Symbol
from studio.ui.look.text import isolated
from studio.ui.notices.bell import Bell
from studio.ui.parts.buttons import ICON_SIZE, IconButton, TextButton, follow_action
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.menus import Menu
from studio.ui.station import Station
from studio.wording.terms import ROLES
from studio.wording.words import mark

_FIELD_WIDTH = 440
_GLASS, _GLASS_MARGIN = 16, 10
_HELP = (Do.KEYS, Do.GUIDE, Do.PALETTE)
_MINE = (Do.PERSONAL_SETTINGS, Do.PASSWORD, Do.LANGUAGE)
_HOUSE = (
    Do.SECTIONS,
    Do.TAG_LIST,
    Do.SNIPPETS,
    Do.TEMPLATES,
    Do.PEOPLE,
    Do.HOUSE_SETTINGS,
    Do.BACKUP,
    Do.DELETE_SAMPLE,
)
_WINDOWS = (Do.NEW_WINDOW, Do.OPEN_NEWSROOM, Do.SIGN_OUT, Do.QUIT)


class TopBar(QFrame):
    """The bar; its buttons are commands of the deck.

    Signals:
        field_wanted: somebody wants to look for a story or a command.
    """

    field_wanted = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        tongue, look, deck = station.tongue, station.look, station.deck
        mark_kind(self, Kind.RAIL)
        self._new = TextButton(
            deck.command(Do.NEW_STORY).title, tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ADD
        )
        follow_action(self._new, deck[Do.NEW_STORY])
        self.field = Line()
        mark_kind(self.field, Kind.SEARCH)
        self.field.setReadOnly(True)
        self.field.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.installEventFilter(self)
        self._glass = QLabel()
        within = QHBoxLayout(self.field)
        within.setContentsMargins(_GLASS_MARGIN, 0, _GLASS_MARGIN, 0)
        within.addWidget(self._glass)
        within.addStretch(1)
        self.bell = Bell(station)
        self._theme = IconButton(Symbol.DARK, deck.command(Do.THEME).title, tongue, look)
        follow_action(self._theme, deck[Do.THEME])
        self._help = IconButton(Symbol.HELP, mark("Help"), tongue, look)
        self._help.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._help.setMenu(self._menu(_HELP))
        self._person = QToolButton()
        self._person.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._person.setIconSize(ICON_SIZE)
        self._person.setMenu(self._menu(_MINE, _HOUSE, _WINDOWS))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._new)
        layout.addStretch(1)
        layout.addWidget(self.field, 4)
        layout.addStretch(1)
        for button in (self.bell, self._theme, self._help, self._person):
            layout.addWidget(button)
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Say the field's hint and who is signed in, in the language and look of now."""
        station = self._station
        words, rtl = station.tongue.words, station.tongue.rtl
        keys = station.deck.hint(Do.QUICK_OPEN)
        self.field.setPlaceholderText(words.say("Search or command …   {keys}", keys=keys))
        self.field.setAccessibleName(words.say("Search or command"))
        self._glass.setText(words.say("Search or command"))
        muted = station.look.palette.muted
        glass = station.look.icon(Symbol.SEARCH, rtl=rtl, colour=muted)
        self._glass.setPixmap(glass.pixmap(_GLASS, _GLASS))
        room = _GLASS + _GLASS_MARGIN
        self.field.setTextMargins(0 if rtl else room, 0, room if rtl else 0, 0)
        dark = station.look.scheme is Scheme.DARK
        self._theme.show_symbol(
            Symbol.LIGHT if dark else Symbol.DARK, station.deck.command(Do.THEME).title
        )
        person = station.door.acting.person
        role = leading_role(person.posts)
        named = isolated(person.display_name)
        told = named if role is None else f"{named} — {words.say(ROLES[role])}"
        # Qt lays a tool button's words out from left to right, whatever the window does.
        self._person.setText(isolated(told, Direction.RTL if rtl else Direction.LTR))
        self._person.setAccessibleName(told)
        self._person.setIcon(station.look.icon(Symbol.PERSON, rtl=rtl))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the command field when it is pressed or typed into."""
        pressed = event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
        typed = event.type() is QEvent.Type.KeyPress and getattr(event, "text", str)().strip()
        if watched is self.field and (pressed or typed):
            self.field_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _menu(self, *groups: tuple[Do, ...]) -> Menu:
        menu = Menu(self._station.look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it stays with its button
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for do in group:
                menu.addAction(self._station.deck[do])
        menu.aboutToShow.connect(lambda: menu.setLayoutDirection(self.layoutDirection()))
        menu.aboutToShow.connect(lambda: _show_what_can_be_done(menu))
        return menu


def _show_what_can_be_done(menu: Menu) -> None:
    """Leave out what this person cannot do here; what has a key stays, so that the key stays."""
    for action in menu.actions():
        if not action.isSeparator() and action.shortcut().isEmpty():
            action.setVisible(action.isEnabled())
