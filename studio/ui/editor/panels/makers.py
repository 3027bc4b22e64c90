"""What makes the panel of each kind of block: none is imported before it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.arabic.direction import Direction
from studio.document.blocks import (
    Code,
    Embed,
    Figure,
    Gallery,
    Item,
    PullQuote,
    Related,
    Rule,
    Table,
    Unknown,
)
from studio.document.inline import Footnote
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.ui.editor.panels.dock import Makers
    from studio.ui.editor.panels.panel import Panel


def makers_of(
    station: Station,
    thumbnails: Thumbnails,
    pictures: PictureIntake,
    direction: Callable[[], Direction],
    opened: Callable[[], str | None],
) -> "Makers":
    """Return what makes the panel of each kind of block; direction and uid are the story's."""

    def figure() -> "Panel":
        from studio.ui.editor.panels.figure import FigurePanel

        return FigurePanel(station, thumbnails, pictures)

    def embed() -> "Panel":
        from studio.ui.editor.panels.embed import EmbedPanel

        return EmbedPanel(station, thumbnails, pictures)

    def pull_quote() -> "Panel":
        from studio.ui.editor.panels.pull_quote import PullQuotePanel

        return PullQuotePanel(station)

    def rule() -> "Panel":
        from studio.ui.editor.panels.fixed import RulePanel

        return RulePanel(station)

    def unknown() -> "Panel":
        from studio.ui.editor.panels.fixed import UnknownPanel

        return UnknownPanel(station)

    def gallery() -> "Panel":
        from studio.ui.editor.panels.gallery import GalleryPanel

        return GalleryPanel(station, thumbnails, pictures)

    def table() -> "Panel":
        from studio.ui.editor.panels.table import TablePanel

        return TablePanel(station, direction)

    def related() -> "Panel":
        from studio.ui.editor.panels.related import RelatedPanel

        return RelatedPanel(station, opened)

    def footnote() -> "Panel":
        from studio.ui.editor.panels.footnote import FootnotePanel

        return FootnotePanel(station)

    def item() -> "Panel":
        from studio.ui.editor.panels.text_block import ItemPanel

        return ItemPanel(station)

    def code() -> "Panel":
        from studio.ui.editor.panels.text_block import CodePanel

        return CodePanel(station)

    return {
        Figure: figure,
        Embed: embed,
        PullQuote: pull_quote,
        Rule: rule,
        Unknown: unknown,
        Gallery: gallery,
        Table: table,
        Related: related,
        Footnote: footnote,
        Item: item,
        Code: code,
    }
