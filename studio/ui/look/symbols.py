"""The icons: one outline set, each named by what it stands for, drawn when it is shown.

What points along the line is mirrored where lines run from right to left; what does not is not
(a clock, a check mark): `MIRRORED` says which.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap

from studio.storage.codes import Stage
from studio.ui.look.outlines import EM, Outlines


class Symbol(StrEnum):
    """What an icon stands for; the value is its name in the Phosphor set of qtawesome."""

    ADD = "ph.plus"
    ARCHIVE = "ph.archive"
    ALIGN_CENTER = "ph.text-align-center"
    ALIGN_END = "ph.text-align-left"
    ALIGN_START = "ph.text-align-right"
    ANSWER = "ph.arrow-bend-down-right"
    APPROVE = "ph.check"
    APPROVED = "ph.check-circle"
    BACK = "ph.arrow-left"
    BELL = "ph.bell"
    BOARD = "ph.squares-four"
    BOLD = "ph.text-bolder"
    BOOKMARK = "ph.bookmark-simple"
    BOX = "ph.rectangle"
    BRANCH = "ph.tree-structure"
    BULLETS = "ph.list-bullets"
    CALENDAR = "ph.calendar-blank"
    CHANGES = "ph.warning-circle"
    CLEAR_FORMAT = "ph.eraser"
    CLOCK = "ph.clock"
    CLOSE = "ph.x"
    CODE = "ph.code"
    COLUMNS = "ph.columns"
    COMMAND = "ph.command"
    COMMENT = "ph.chat-text"
    COPY = "ph.copy"
    DARK = "ph.moon"
    DELETE = "ph.trash"
    DICTIONARY = "ph.book-bookmark"
    DESKTOP = "ph.desktop"
    DIRECTION = "ph.arrows-left-right"
    DOWN = "ph.caret-down"
    DRAFT = "ph.circle-dashed"
    EMBED = "ph.frame-corners"
    EYE = "ph.eye"
    EXPORT = "ph.export"
    FIGURE = "ph.image"
    FILTER = "ph.funnel"
    FOLDER = "ph.folder-open"
    FOOTNOTE = "ph.asterisk"
    FORWARD = "ph.arrow-right"
    GALLERY = "ph.image-square"
    GUIDE = "ph.book-open"
    HEADING = "ph.text-h"
    HELP = "ph.question"
    HISTORY = "ph.clock-counter-clockwise"
    IMPORT = "ph.download-simple"
    INFO = "ph.info"
    IN_REVIEW = "ph.eye"
    ITALIC = "ph.text-italic"
    KEYBOARD = "ph.keyboard"
    LANGUAGE = "ph.translate"
    LAYOUT = "ph.layout"
    LIGHT = "ph.sun"
    LINK = "ph.link"
    LIST = "ph.rows"
    LOCK = "ph.lock"
    MERGE = "ph.git-merge"
    MORE = "ph.dots-three"
    NAMES = "ph.identification-card"
    NEWSROOM = "ph.newspaper"
    NEXT = "ph.caret-right"
    NUMBERS = "ph.list-numbers"
    OPEN_OUTSIDE = "ph.arrow-square-out"
    PARAGRAPH_LTR = "ph.arrow-line-right"
    PARAGRAPH_RTL = "ph.arrow-line-left"
    PASTE = "ph.clipboard-text"
    PEN = "ph.pencil-simple"
    PEOPLE = "ph.users"
    PERSON = "ph.user"
    PHONE = "ph.device-mobile"
    PREVIEW = "ph.monitor"
    PREVIOUS = "ph.caret-left"
    PRINT = "ph.printer"
    PUBLISHED = "ph.globe-hemisphere-west"
    PULL_QUOTE = "ph.chat-centered-text"
    QUOTE = "ph.quotes"
    READY = "ph.package"
    REDO = "ph.arrow-u-up-right"
    RELATED = "ph.article"
    RENAME = "ph.pencil-line"
    RESTORE = "ph.arrow-counter-clockwise"
    RULE = "ph.minus"
    RULES = "ph.ruler"
    SAVED = "ph.checks"
    SCHEDULED = "ph.calendar-check"
    SEARCH = "ph.magnifying-glass"
    SECTION = "ph.hash"
    SEND = "ph.paper-plane-right"
    SEND_BACK = "ph.arrow-bend-up-left"
    SETTINGS = "ph.gear"
    SIGN_OUT = "ph.sign-out"
    SNIPPET = "ph.lightning"
    SORT = "ph.sort-ascending"
    SPIKED = "ph.prohibit"
    STRIKE = "ph.text-strikethrough"
    TABLE = "ph.table"
    TABLET = "ph.device-tablet"
    TAG = "ph.tag"
    TEMPLATE = "ph.file-text"
    TRAY = "ph.tray"
    UNDERLINE = "ph.text-underline"
    UNDO = "ph.arrow-u-up-left"
    UNKNOWN = "ph.puzzle-piece"
    UP = "ph.caret-up"
    WARNING = "ph.warning"
    WITHDRAWN = "ph.minus-circle"
    ZIP = "ph.file-arrow-down"


MIRRORED: Final = frozenset(
    {
        Symbol.ALIGN_END,
        Symbol.ALIGN_START,
        Symbol.ANSWER,
        Symbol.BACK,
        Symbol.BULLETS,
        Symbol.FORWARD,
        Symbol.LAYOUT,
        Symbol.NEXT,
        Symbol.NUMBERS,
        Symbol.OPEN_OUTSIDE,
        Symbol.PREVIOUS,
        Symbol.REDO,
        Symbol.SEND,
        Symbol.SEND_BACK,
        Symbol.SIGN_OUT,
        Symbol.SORT,
        Symbol.UNDO,
    }
)
"""Icons that point along the line, or show lines that begin somewhere."""

STAGE_SYMBOLS: Final = {
    Stage.DRAFT: Symbol.DRAFT,
    Stage.IN_REVIEW: Symbol.IN_REVIEW,
    Stage.CHANGES_REQUESTED: Symbol.CHANGES,
    Stage.APPROVED: Symbol.APPROVED,
    Stage.SCHEDULED: Symbol.SCHEDULED,
    Stage.PUBLISHED: Symbol.PUBLISHED,
    Stage.WITHDRAWN: Symbol.WITHDRAWN,
    Stage.SPIKED: Symbol.SPIKED,
}


_DRAWN: Final = 0.875
"""How much of an icon's height its drawing takes, as qtawesome sets it."""


def icon(
    outlines: Outlines,
    symbol: Symbol,
    colour: str,
    *,
    rtl: bool,
    disabled: str | None = None,
    on: str | None = None,
) -> QIcon:
    """Return the icon in `colour`, mirrored where it points and the interface is `rtl`.

    `disabled` and `on` (checked) are its other colours. The set's own drawing of start-aligned
    lines is for right-to-left text, so it is mirrored for the other direction.
    """
    drawn_for_rtl = symbol in {Symbol.ALIGN_START, Symbol.ALIGN_END}
    mirrored = symbol in MIRRORED and rtl is not drawn_for_rtl
    return QIcon(
        _Drawing(
            outlines[symbol.value],
            mirrored=mirrored,
            colour=QColor(colour),
            disabled=QColor(disabled or colour),
            on=QColor(on or colour),
        )
    )


class _Drawing(QIconEngine):
    """Fills an outline in the colour of the icon's state, at whatever size is asked for."""

    def __init__(
        self, outline: QPainterPath, *, mirrored: bool, colour: QColor, disabled: QColor, on: QColor
    ) -> None:
        super().__init__()
        self._outline, self._mirrored = outline, mirrored
        self._colour, self._disabled, self._on = colour, disabled, on

    def clone(self) -> QIconEngine:
        """Return another of the same."""
        return _Drawing(
            self._outline,
            mirrored=self._mirrored,
            colour=self._colour,
            disabled=self._disabled,
            on=self._on,
        )

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Fill the outline in the middle of `rect`."""
        colour = self._on if state is QIcon.State.On else self._colour
        if mode is QIcon.Mode.Disabled:
            colour = self._disabled
        scale = round(_DRAWN * rect.height()) / EM
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2)
        painter.scale(-scale if self._mirrored else scale, scale)
        painter.translate(-EM / 2, -EM / 2)
        painter.fillPath(self._outline, colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing alone."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn
