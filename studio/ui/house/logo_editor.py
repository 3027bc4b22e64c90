"""The logo as a setting: how it looks, another one from a file, or none.

What it tells is the file that was chosen; making a logo of it takes a moment and is not done here.
"""

import base64
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.tongue import Tongue
from studio.wording.words import mark

_SHOWN = QSize(160, 48)


class LogoEditor(QWidget):
    """Shows the logo and changes it.

    Signals:
        chosen: a file that is to be the logo, or None for none.
    """

    chosen = Signal(object)

    def __init__(self, tongue: Tongue, look: Look) -> None:
        super().__init__()
        self._tongue = tongue
        self._shown = mark_kind(QLabel(), Kind.MUTED)
        self._shown.setMinimumHeight(_SHOWN.height())
        self.choose = TextButton(mark("Choose a picture …"), tongue, look, symbol=Symbol.FOLDER)
        self.remove = TextButton(mark("No logo"), tongue, look, kind=Kind.QUIET)
        on_click(self.choose, self._choose)
        on_click(self.remove, lambda: self.chosen.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._shown)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.setFocusProxy(self.choose)

    def show_logo(self, setting: str) -> None:
        """Show what the setting holds."""
        picture = QPixmap()
        if setting:
            picture.loadFromData(base64.b64decode(setting.partition(" ")[2]))
        self._shown.setVisible(bool(setting))
        self.remove.setVisible(bool(setting))
        if not picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            self._shown.setPixmap(picture.scaled(_SHOWN, ratio, smooth))

    def _choose(self) -> None:
        words = self._tongue.words
        found, _ = QFileDialog.getOpenFileName(
            self, words.say("Logo"), "", "PNG, WebP, JPEG, GIF (*.png *.webp *.jpg *.jpeg *.gif)"
        )
        if found:
            self.chosen.emit(Path(found))
