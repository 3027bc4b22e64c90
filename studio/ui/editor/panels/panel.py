"""What every panel is: it shows a value of the document, and hands over what was made of it."""

from collections.abc import Callable
from typing import ClassVar, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.document.blocks import Atomic, Code, Item
from studio.document.inline import Footnote
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.station import Station

Value: TypeAlias = Atomic | Footnote | Item | Code
"""What a panel can show: a block that is no text, a note, or what a text block says of itself."""
PutLink: TypeAlias = Callable[[str], None]


class Panel(QWidget):
    """A place in which one value is edited.

    Signals:
        changed: the value is another now; it may be handed over when the person pauses.
        done: the person wants to go back to the text.
        settling: what was written shall be handed over now.
        linking: an address, and what puts another in its place (`PutLink`).
        told: a text that says why something was not done.
    """

    changed = Signal()
    done = Signal()
    settling = Signal()
    linking = Signal(str, object)
    told = Signal(str)

    title: ClassVar[str]
    """What is edited, in English and marked for translation."""
    hint: ClassVar[str] = ""
    removable: ClassVar[bool] = True

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.station = station
        self._steps: list[QWidget] = []

    def take(self, value: Value) -> None:
        """Show a value; the caret stays where the same words stand already."""
        raise NotImplementedError

    def value(self) -> Value:
        """Return what is written now; what was shown while it makes no sense yet."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Say whether what is written makes something that can stand in the text."""
        return True

    def leave(self) -> None:
        """Keep what does not belong to the value; the panel closes."""

    def focus_first(self) -> None:
        """Put the caret where one begins."""
        for widget in self._steps:
            if widget.isEnabled() and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(widget, QLineEdit | InlineField):
                    widget.selectAll()
                return

    def inline_field(self) -> InlineField | None:
        """Return the field with marks that has the caret, or had it last."""
        return None

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        raise KeyError(name)

    def step(self, *widgets: QWidget) -> None:
        """Let Enter go from field to field in this order, and from the last back to the text."""
        for widget in widgets:
            self._steps.append(widget)
            if isinstance(widget, InlineField):
                widget.sent.connect(self.go_on)
                widget.cancelled.connect(self.done)

    def go_on(self) -> None:
        """Go to the next field, and behind the last one back to the text."""
        fields = [one for one in self._steps if one.isEnabled() and not one.isHidden()]
        at = next((i for i, field in enumerate(fields) if field.hasFocus()), len(fields))
        if at + 1 < len(fields):
            fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()
