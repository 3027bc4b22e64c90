"""The writing surface as a widget: one column, its caret, its placeholders and its cards.

What a key, the mouse, the clipboard or an input method wants is done by its `Editing`, in
transactions; Qt's own editing is never reached. Deliberately absent: bars, and the open story.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from studio.ui.editor.carrying import carry, hover, is_on_selection, is_third, land
from studio.ui.editor.hands import Clips, Hands, Paints
from studio.ui.editor.placeholders import paint_placeholders
from studio.ui.editor.strokes import Stroke, TurningKeys, goes_on, stroke
from studio.ui.editor.visible import caret_at

COLUMN: Final = 760
"""The widest that a line of text may be, in pixels."""
_MARGIN: Final = 24
_CARET: Final = 2
_TABS: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_FONTS: Final = frozenset({QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange})
_WHEEL_STEP: Final = 120


class Surface(QTextEdit):
    """Shows the article and hands what is done to it on.

    Signals:
        zoom_stepped: the text shall be one step larger (1) or smaller (-1).
        card_opened: the position of a card whose words shall be written.
        menu_wanted: where on the screen the menu of the text shall open.
        focus_changed: keys come to the text from now on, or no longer.
    """

    zoom_stepped = Signal(int)
    card_opened = Signal(int)
    menu_wanted = Signal(object)
    focus_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._editing: Hands | None = None
        self._clipping: Clips | None = None
        self._painted: Paints | None = None
        self._turning = TurningKeys()
        self._placeholders: tuple[str, ...] = ()
        self._pressed: QMouseEvent | None = None
        self._second: QMouseEvent | None = None  # the last double click
        self._wheel = 0
        self.document().setDocumentMargin(_MARGIN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setCursorWidth(_CARET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def edit_with(self, editing: Hands) -> None:
        """Let `editing` do what is asked of the text from now on."""
        self._editing = editing

    def clip_with(self, clipping: Clips) -> None:
        """Let `clipping` say what comes from and goes to the clipboard from now on."""
        self._clipping = clipping

    def paint_with(self, painted: Paints) -> None:
        """Let `painted` paint the text, and what belongs around its words, from now on."""
        self._painted = painted

    def show_placeholders(self, texts: tuple[str, ...]) -> None:
        """Show these in the first blocks while they are empty: the fields', then the body's."""
        self._placeholders = texts
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Find the shapes of letters out anew in another font."""
        if event.type() in _FONTS and self._painted is not None:
            self._painted.change_fonts()
        super().changeEvent(event)

    # The column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle and readable."""
        self._place_column()
        super().resizeEvent(event)

    def _place_column(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(0, (self.width() - bar - COLUMN) // 2 - _MARGIN)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def event(self, event: QEvent) -> bool:
        """Take wheel and mouse beside the column for the column, and leave commands to the window.

        Qt's own text widget claims the keys of undo and the clipboard; here they are commands.
        """
        if isinstance(event, QKeyEvent):
            kind = event.type()
            if kind is QEvent.Type.ShortcutOverride:
                self._turning.press(event)  # all that is heard of a key that is a command
                ours = stroke(event) is not None
                if ours:
                    event.accept()
                return ours
            if kind is QEvent.Type.KeyPress and self._nests(event):
                return True
        elif isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        elif isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self.mousePressEvent(self._into_column(event))
                    return True
                case QEvent.Type.MouseMove:
                    self.mouseMoveEvent(self._into_column(event))
                    return True
                case QEvent.Type.MouseButtonRelease:
                    self.mouseReleaseEvent(self._into_column(event))
                    return True
                case _:
                    pass
        return super().event(event)

    # Keys

    def _nests(self, event: QKeyEvent) -> bool:
        """Move a list's item in or out by Tab; elsewhere Tab leaves the text."""
        if self._editing is None or self.isReadOnly() or event.key() not in _TABS:
            return False
        asked = stroke(event)
        return asked is not None and self._editing.do(asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the text do what the key asks; keys that ask nothing go on to the window."""
        asked = stroke(event)
        if asked is Stroke.TYPE and self._editing is not None and not self.isReadOnly():
            self._turning.forget()
            self._editing.insert(event.text())
            return
        self._turning.press(event)
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match asked:
            case None:
                event.ignore()
            case Stroke.MOVE:
                self._move(event)
            case Stroke.WORD_LEFT | Stroke.WORD_RIGHT if self._editing is not None:
                self._editing.step_word(left=asked is Stroke.WORD_LEFT, extend=extend)
            case _ if self._editing is not None and not self.isReadOnly():
                self._editing.do(asked)
            case _:
                event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Turn the paragraph when Ctrl and a Shift are let go."""
        asked = self._turning.release(event)
        if asked is not None and self._editing is not None and not self.isReadOnly():
            self._editing.turn(asked)
            return
        super().keyReleaseEvent(event)

    def _move(self, event: QKeyEvent) -> None:
        """Move the caret as Qt does; a card that it reaches is chosen as a whole."""
        if self._editing is None:
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not extend:
            rtl = self.textCursor().block().textDirection() is Qt.LayoutDirection.RightToLeft
            self._editing.leave_card(forward=goes_on(event, rtl=rtl))
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self._editing.stays(before):
            super().keyPressEvent(event)
        if not extend:
            self._editing.choose_card()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show what is being composed, and write what was, in a transaction."""
        if self._editing is None or self.isReadOnly():
            return
        commit, preedit = event.commitString(), event.preeditString()
        if commit or event.replacementLength():
            self._show_composed(QInputMethodEvent("", []))
            self._editing.compose(commit, event.replacementStart(), event.replacementLength())
        if preedit or not commit:
            if preedit and self.textCursor().hasSelection():
                self._editing.erase_selection()
            self._show_composed(QInputMethodEvent(preedit, event.attributes()))

    def _show_composed(self, event: QInputMethodEvent) -> None:
        """Let Qt show letters that are no part of the text yet, and nobody take them for such."""
        with QSignalBlocker(self.document()):
            super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that keys come here now."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget keys that were held when the text was left."""
        self._turning.forget()
        super().focusOutEvent(event)
        self.focus_changed.emit()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret there; a card is chosen as a whole; a selection may be dragged.

        A third click, on the word that the second one chose, chooses the paragraph.
        """
        if self._editing is not None and is_third(self._second, event):
            words = self.cursorForPosition(event.position().toPoint()).block()
            self._editing.choose(words.position(), words.position() + words.length() - 1)
            return
        if is_on_selection(self, event):
            self._pressed = QMouseEvent(event)
            return
        super().mousePressEvent(event)
        if self._editing is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return
        block = self.card_at(event.position())
        if block is not None:
            self._editing.choose_card(block)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose text, or drag what was chosen."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = event.position() - self._pressed.position()
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the caret into the selection when it was not dragged."""
        if self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            super().mousePressEvent(pressed)
            self.setTextCursor(self.cursorForPosition(pressed.position().toPoint()))
            if self._editing is not None:
                self._editing.choose_card()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose the word, without the punctuation around it; open a card."""
        self._pressed, self._second = None, QMouseEvent(event)
        super().mouseDoubleClickEvent(event)
        if self._editing is None:
            return
        block = self.card_at(event.position())
        if block is not None:
            self._editing.choose_card(block)
            self.card_opened.emit(block.position())
        else:
            self._editing.choose_word(self.cursorForPosition(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, by pixels as fingers move on a touchpad; with Ctrl change the text's size."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.phase() is Qt.ScrollPhase.NoScrollPhase or event.pixelDelta().isNull():
                super().wheelEvent(event)
                return
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.pixelDelta().y())
            event.accept()
            return
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _WHEEL_STEP:
            step = 1 if self._wheel > 0 else -1
            self._wheel -= step * _WHEEL_STEP
            self.zoom_stepped.emit(step)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the text in our own words."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        elif not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(at)

    def _drag(self) -> None:
        if self._clipping is None or self._editing is None:
            return
        carry(self, self._clipping, self._editing)

    def card_at(self, point: QPointF) -> QTextBlock | None:
        """Return the block of the card at a point of the viewport."""
        block = self.cursorForPosition(point.toPoint()).block()
        if not self._is_card(block):
            return None
        return block if self.block_area(block).contains(point) else None

    def cursorForPosition(self, point: QPoint) -> QTextCursor:
        """Return the caret at a point of the viewport, in the text that is written already."""
        way = QPointF(0, self.verticalScrollBar().value())
        return caret_at(self.textCursor(), QPointF(point) + way)

    def block_area(self, block: QTextBlock) -> QRectF:
        """Return where a block stands, in the viewport."""
        area = self.document().documentLayout().blockBoundingRect(block)
        return area.translated(0, -self.verticalScrollBar().value())

    def _into_column(self, event: QMouseEvent) -> QMouseEvent:
        """Return a mouse event beside the column as one at its edge."""
        inside = self.viewport().geometry()
        at = event.position()
        x = min(max(at.x(), inside.left() + 1), inside.right() - 1) - inside.left()
        moved = QPointF(x, at.y() - inside.top())
        return QMouseEvent(
            event.type(),
            moved,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    # What comes and goes

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take whatever the text can hold."""
        return self._clipping is not None and not self.isReadOnly() and self._clipping.takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        if self._clipping is not None and not self.isReadOnly():
            self._clipping.paste(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection in the forms that others read."""
        return QMimeData() if self._clipping is None else self._clipping.copied()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go, and whether it would be copied or moved."""
        super().dragMoveEvent(event)
        hover(self, event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dropped where it is dropped; what was dragged from here goes there."""
        if self._clipping is None or not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        land(self, self._clipping, event)
        super().dragLeaveEvent(QDragLeaveEvent())  # takes the caret of the drag away

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and in empty places what belongs there."""
        if self._painted is None:
            super().paintEvent(event)
            return
        self._painted.paint(QRectF(event.rect()), partial(super().paintEvent, event))
        if (
            self._placeholders
            and not self.isReadOnly()
            and self.verticalScrollBar().value() < self.viewport().height()
        ):
            paint_placeholders(self, self._placeholders, self._is_card)

    def _is_card(self, block: QTextBlock) -> bool:
        return self._editing is not None and self._editing.is_card(block)
