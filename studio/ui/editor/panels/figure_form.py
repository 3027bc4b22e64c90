"""A picture and what is said of it: crop and focal point on it, words beside it.

Alternative text comes first, and a picture without it says so loudly. The crop belongs to the
text; the focal point belongs to the picture, wherever the newsroom shows it.
"""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.document.blocks import Crop, Figure
from studio.document.inline import normal
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.views import PictureView
from studio.ui.editor.panels.crop_view import CropView
from studio.ui.editor.panels.form import Form
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_NARROW: Final = 620
_KEEP_MS: Final = 500


class FigureForm(QWidget):
    """Edits one `Figure`.

    Signals:
        changed: the figure is another now.
    """

    changed = Signal()

    def __init__(self, station: Station, thumbnails: Thumbnails, pictures: PictureIntake) -> None:
        super().__init__()
        self._station, self._thumbnails = station, thumbnails
        self._figure = Figure()
        self._view: PictureView | None = None
        tongue, look = station.tongue, station.look
        self.crop = CropView(station)
        self.crop.cropped.connect(self._take_crop)
        self.crop.focused.connect(self._aim)
        self.form = Form(station)
        self.alt = self.form.line("alt", mark("Alternative text"))
        self.missing = WordsLabel(
            mark("No alternative text: say what the picture shows, for those who do not see it"),
            tongue,
            kind=Kind.ERROR,
            wrap=True,
        )
        self.form.below(self.missing)
        self.caption = self.form.inlines("caption", mark("Caption"))
        self.credit = self.form.line("credit", mark("Credit"))
        self.form.changed.connect(self._hear)
        self._replace = TextButton(
            mark("Replace…"), tongue, look, kind=Kind.QUIET, symbol=Symbol.FIGURE
        )
        on_click(self._replace, lambda: pictures.choose(self._take_picture))
        self.aims = TextButton(mark("Focal point"), tongue, look, kind=Kind.QUIET)
        self.aims.setCheckable(True)
        self.aims.toggled.connect(lambda on: self.crop.aim(at_point=on))
        self._whole = TextButton(mark("Whole picture"), tongue, look, kind=Kind.QUIET)
        on_click(self._whole, lambda: self._show_crop(None))
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep_focal)
        self._arrange()
        thumbnails.arrived.connect(self._hear_picture)

    def take(self, figure: Figure) -> None:
        """Show a figure."""
        self.settle()
        other = figure.picture != self._figure.picture
        self._figure = figure
        self.alt.show_words(figure.alt)
        self.caption.show_content(figure.caption)
        self.credit.show_words(figure.credit)
        self.missing.setVisible(not figure.alt)
        self._draw()
        if other or self._view is None:
            self._ask_focal()

    def figure(self) -> Figure:
        """Return the figure as it is written."""
        return replace(
            self._figure,
            alt=self.alt.text(),
            caption=normal(self.caption.content),
            credit=self.credit.text(),
            crop=self.crop.crop,
        )

    def settle(self) -> None:
        """Keep what was chosen for the picture itself."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep_focal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the picture where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if narrow else along)
        for side, share in enumerate((1, 0) if narrow else (2, 3)):  # above words: all that is left
            self._sides.setStretch(side, share)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self._replace, self.aims, self._whole):
            buttons.addWidget(button)
        buttons.addStretch(1)
        picture = QVBoxLayout()
        picture.setSpacing(4)
        picture.addWidget(self.crop, 1)
        picture.addLayout(buttons)
        words = QVBoxLayout()
        words.addWidget(self.form)
        words.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(16)
        self._sides.addLayout(picture, 2)
        self._sides.addLayout(words, 3)

    def _hear(self) -> None:
        self.missing.setVisible(not self.alt.text().strip())
        self.changed.emit()

    def _draw(self) -> None:
        sha256 = self._figure.picture
        pixmap = self._thumbnails.of(sha256) if sha256 else None
        self.crop.show_picture(pixmap, self._figure.crop)
        self._whole.setEnabled(self._figure.crop is not None)

    def _show_crop(self, crop: Crop | None) -> None:
        self.crop.show_picture(self._thumbnails.of(self._figure.picture), crop)
        self._take_crop(crop)

    def _take_crop(self, crop: Crop | None) -> None:
        self._figure = replace(self._figure, crop=crop)
        self._whole.setEnabled(crop is not None)
        self.changed.emit()

    def _take_picture(self, figure: Figure) -> None:
        """Show another picture with the same words; what is known of it fills what is empty."""
        now = self.figure()
        new = replace(
            now,
            picture=figure.picture,
            crop=None,
            alt=now.alt or figure.alt,
            caption=now.caption or figure.caption,
            credit=figure.credit or now.credit,
        )
        self.take(new)
        self.changed.emit()

    def _hear_picture(self, sha256: str) -> None:
        if sha256 == self._figure.picture:
            self._figure = self.figure()
            self._draw()

    # The focal point, which the newsroom keeps with the picture

    def _ask_focal(self) -> None:
        self._view = None
        self.crop.show_focal(None)
        self.aims.setEnabled(False)
        sha256 = self._figure.picture
        if sha256:
            self._station.door.ask(
                lambda acting: _known(acting, sha256), self._show_focal, owner=self
            )

    def _show_focal(self, view: PictureView | None) -> None:
        if view is not None and view.sha256 == self._figure.picture:
            self._view = view
            self.aims.setEnabled(True)
            self.crop.show_focal((view.focal_x, view.focal_y))

    def _aim(self, x: int, y: int) -> None:
        if self._view is not None:
            self._view = replace(self._view, focal_x=x, focal_y=y)
            self._keeping.start()

    def _keep_focal(self) -> None:
        view = self._view
        if view is not None:
            self._station.door.do(lambda acting: _aimed(acting, view))


def _known(acting: Acting, sha256: str) -> PictureView | None:
    from studio.errors import Refused
    from studio.newsroom.pictures import picture

    try:
        return picture(acting, sha256)
    except Refused:
        return None


def _aimed(acting: Acting, view: PictureView) -> Changes:
    from studio.newsroom.pictures import describe_picture, metadata_of, picture

    known = metadata_of(picture(acting, view.sha256))
    return describe_picture(
        acting, view.sha256, replace(known, focal_x=view.focal_x, focal_y=view.focal_y)
    )
