"""How the text looks in a window's colours and fonts of now."""

from studio.arabic.numerals import shape
from studio.ui.editor.writing.style import Style
from studio.ui.station import Station


def style_of(station: Station, size: int) -> Style:
    """Return how the text looks in the colours and fonts of now."""
    palette, fonts = station.look.palette, station.look.fonts
    return Style(
        families=fonts.text,
        code_families=("DejaVu Sans Mono", *fonts.text),
        size=size,
        text=palette.text,
        muted=palette.muted,
        accent=palette.accent,
        ground=palette.raised,
        border=palette.border,
        comment=palette.comment,
        inserted=palette.insert_text,
        inserted_ground=palette.insert,
        deleted=palette.delete_text,
        deleted_ground=palette.delete,
        paper=palette.surface,
        digits=shape("0123456789", station.tongue.house_digits),
    )
