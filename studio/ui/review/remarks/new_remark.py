"""Where a new comment is written: what it is about, and its words.

Deliberately absent: what becomes of it (`desk`).
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.look import Kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.review.remarks.composer import Composer
from studio.ui.station import Station
from studio.wording.words import mark


class NewRemark(QWidget):
    """A line that says what the comment is about, and a composer; hidden until it is begun."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.about = PersonsLabel(kind=Kind.QUOTED)
        self.composer = Composer(station, mark("Comment"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.composer)
        self.hide()
