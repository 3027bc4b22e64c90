"""How blocks that are no text look in the text: as cards, which keep all that they hold.

Deliberately absent: changing them (`panels`), and where a card's block is kept (`writing`).
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from studio.document.blocks import (
    WHOLE,
    Atomic,
    Crop,
    Embed,
    Figure,
    Gallery,
    PullQuote,
    Related,
    Rule,
    Table,
    Unknown,
)
from studio.document.inline import plain
from studio.document.inside import LineKind
from studio.ui.editor.card_pen import PAD, CardPen, Minded, Underline
from studio.ui.editor.headlines import Headlines
from studio.ui.editor.providers import provider_name
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.station import Station

if TYPE_CHECKING:
    from collections.abc import Callable

_RULE_HEIGHT: Final = 32
_RULE_SHARE: Final = 0.3
_PICTURE_HEIGHT: Final = 280
_ROW_HEIGHT: Final = 140
_ROWS: Final = 6
_IN_A_ROW: Final = 4


class Cards:
    """Measures and paints cards; `size` is the height of the body's letters in pixels."""

    def __init__(self, station: Station, thumbnails: Thumbnails) -> None:
        self._station, self._thumbnails = station, thumbnails
        self.headlines = Headlines(station.door, thumbnails)
        self.size = 20
        self.mind: Callable[[Atomic], Minded | None] = lambda _: None
        """Gives what is worth a second look in the words of a card that is painted."""

    def height(self, block: Atomic, width: float, *, rtl: bool) -> float:
        """Return how high the card of a block is at a width."""
        if isinstance(block, Rule):
            return _RULE_HEIGHT
        pen = CardPen(self._station.look, QRectF(0, 0, width, 0), rtl=rtl, painter=None)
        self._write(pen, block, None)
        return pen.y + PAD - 4

    def paint(
        self, painter: QPainter, area: QRectF, block: Atomic, *, rtl: bool, chosen: bool
    ) -> None:
        """Paint the card of a block, with a frame where it is chosen."""
        palette = self._station.look.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(block, Rule):
            self._rule(painter, area, chosen=chosen)
        else:
            edge = QPen(QColor(palette.accent if chosen else palette.border), 2 if chosen else 1)
            painter.setPen(edge)
            painter.setBrush(QColor(palette.raised))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 10, 10)
            pen = CardPen(self._station.look, area, rtl=rtl, painter=painter)
            self._write(pen, block, self.mind(block))
        painter.restore()

    def name(self, block: Atomic) -> str:
        """Return what a block is, and the words by which a person knows it."""
        symbol, title, text = self._summary(block)
        del symbol
        return f"{title}: {text}" if text else title

    def symbol(self, block: Atomic) -> Symbol:
        """Return the icon of what a block is."""
        return self._summary(block)[0]

    def _summary(self, block: Atomic) -> tuple[Symbol, str, str]:
        words = self._station.tongue.words
        match block:
            case Figure():
                return Symbol.FIGURE, words.say("Picture"), block.alt or plain(block.caption)
            case Gallery():
                count = len(block.figures)
                title = words.counted("Gallery of {n} picture", "Gallery of {n} pictures", count)
                return Symbol.GALLERY, title, plain(block.caption)
            case Embed():
                provider = provider_name(block.provider, self._station) or "…"
                title = words.say("Embedded: {provider}", provider=provider)
                return Symbol.EMBED, title, block.title or block.url
            case PullQuote():
                return Symbol.PULL_QUOTE, words.say("Pull quote"), plain(block.text)
            case Table():
                title = words.counted("Table of {n} row", "Table of {n} rows", len(block.rows))
                return Symbol.TABLE, title, plain(block.caption)
            case Rule():
                return Symbol.RULE, words.say("Dividing line"), ""
            case Related():
                count = len(block.articles)
                title = words.counted("{n} related story", "{n} related stories", count)
                return Symbol.RELATED, title, ""
            case Unknown():
                title = words.say("Unknown content, kept as it is")
                return Symbol.UNKNOWN, title, block.kind

    def _write(self, pen: CardPen, block: Atomic, minded: Minded | None) -> None:
        symbol, title, _ = self._summary(block)
        palette = self._station.look.palette
        sign = None if minded is None else minded.sign
        if not isinstance(block, PullQuote):
            pen.label(symbol, title, sign=sign)
        match block:
            case Figure():
                self._write_figure(pen, block, minded)
            case Gallery():
                pictures = [
                    cropped(self._thumbnails.of(figure.picture), figure.crop)
                    for figure in block.figures[:_IN_A_ROW]
                ]
                pen.pictures(pictures, _ROW_HEIGHT)
                caption = plain(block.caption)
                under = _under(minded, LineKind.CAPTION, caption)
                pen.words(caption, self._font(0.8), palette.text, underline=under)
            case Embed():
                pen.words(block.title, self._font(0.85, QFont.Weight.DemiBold), palette.text)
                pen.words(block.url, self._station.look.fonts.at(12), palette.muted, most_lines=2)
            case PullQuote():
                self._write_pull_quote(pen, block, minded)
            case Table():
                self._write_table(pen, block)
            case Unknown():
                pen.words(block.kind, self._station.look.fonts.at(12), palette.muted)
            case Related():
                self._write_related(pen, block)
            case Rule():
                pass

    def _write_pull_quote(self, pen: CardPen, quote: PullQuote, minded: Minded | None) -> None:
        palette = self._station.look.palette
        pen.label(Symbol.QUOTE, "", palette.accent, sign=None if minded is None else minded.sign)
        font, text = self._font(1.2, QFont.Weight.Bold), plain(quote.text)
        under = _under(minded, LineKind.QUOTE, text)
        pen.words(text, font, palette.text, most_lines=12, centred=True, underline=under)
        by = f"— {quote.by}" if quote.by else ""
        under = _under(minded, LineKind.BY, by)
        pen.words(by, self._font(0.8), palette.muted, centred=True, underline=under)

    def _write_figure(self, pen: CardPen, figure: Figure, minded: Minded | None) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        missing = not figure.picture or self._thumbnails.is_missing(figure.picture)
        told = words.say("The picture is not in the newsroom") if missing else ""
        picture = cropped(self._thumbnails.of(figure.picture), figure.crop)
        pen.picture(picture, told, _PICTURE_HEIGHT)
        caption, credit = plain(figure.caption), figure.credit
        under = _under(minded, LineKind.CAPTION, caption)
        pen.words(caption, self._font(0.85), palette.text, underline=under)
        under = _under(minded, LineKind.CREDIT, credit)
        pen.words(credit, self._font(0.75), palette.muted, underline=under)
        if figure.alt:
            alt = words.say("Alternative text: {text}", text=isolated(figure.alt))
            under = _under(minded, LineKind.ALT, alt)
            pen.words(alt, self._station.look.fonts.at(12), palette.muted, underline=under)
        else:
            pen.label(Symbol.CHANGES, words.say("No alternative text"), palette.changes)

    def _write_related(self, pen: CardPen, related: Related) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        for uid in related.articles[:_ROWS]:
            headline = self.headlines.of(uid)
            if headline:
                pen.line(headline, self._font(0.85, QFont.Weight.DemiBold), palette.accent)
            else:
                gone = self.headlines.is_gone(uid)
                told = words.say("A story that is no longer here") if gone else "…"
                pen.line(told, self._font(0.8), palette.muted)
        left = len(related.articles) - _ROWS
        if left > 0:
            more = words.counted("and {n} more story", "and {n} more stories", left)
            pen.words(more, self._station.look.fonts.at(12), palette.muted)

    def _write_table(self, pen: CardPen, table: Table) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        pen.words(plain(table.caption), self._font(0.85, QFont.Weight.DemiBold), palette.text)
        rows = [[plain(cell).replace("\n", " ") for cell in row] for row in table.rows[:_ROWS]]
        pen.grid(rows, self._font(0.8), header=table.header)
        left = len(table.rows) - len(rows)
        if left:
            more = words.counted("and {n} more row", "and {n} more rows", left)
            pen.words(more, self._station.look.fonts.at(12), palette.muted)

    def _rule(self, painter: QPainter, area: QRectF, *, chosen: bool) -> None:
        palette = self._station.look.palette
        inset = area.width() * _RULE_SHARE
        y = area.center().y()
        colour = palette.accent if chosen else palette.control_border
        painter.setPen(QPen(QColor(colour), 2 if chosen else 1))
        painter.drawLine(QPointF(area.left() + inset, y), QPointF(area.right() - inset, y))

    def _font(self, share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return self._station.look.fonts.text_at(max(12, round(self.size * share)), weight)


def _under(minded: Minded | None, kind: LineKind, shown: str) -> Underline | None:
    return None if minded is None or not shown else minded.under(kind, shown)


def cropped(pixmap: QPixmap | None, crop: Crop | None) -> QPixmap | None:
    """Return the part of a picture that is shown."""
    if pixmap is None or crop is None:
        return pixmap
    width, height = pixmap.width(), pixmap.height()
    left, top = crop.left * width // WHOLE, crop.top * height // WHOLE
    right = max(left + 1, (crop.left + crop.width) * width // WHOLE)
    bottom = max(top + 1, (crop.top + crop.height) * height // WHOLE)
    return pixmap.copy(left, top, right - left, bottom - top)
