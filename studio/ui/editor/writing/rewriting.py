"""Letters exchanged in a passage, whatever is said of them kept: marks, suggestions, comments.

One walk over the content, however many exchanges there are. Deliberately absent: which letters.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from studio.document.findings import Exchange
from studio.document.inline import Inline, Inlines, Text, merged
from studio.document.marks import clean
from studio.ui.editor.writing.content import placed, size, typed
from studio.ui.editor.writing.passages import Passages, Selection, Spot


def rewrite(work: Passages, number: int, exchanges: Sequence[Exchange]) -> None:
    """Exchange letters of a passage; `exchanges` are in order and apart."""
    passage = work[number]
    work[number] = passage.holding(exchanged(passage.content, exchanges))


def exchanged(content: Inlines, exchanges: Sequence[Exchange]) -> Inlines:
    """Return `content` with other letters; new ones are marked as the first that they replace."""
    found: list[Inline] = []
    at_exchange, gone = 0, 0
    for first, last, one in placed(content):
        at = max(first, gone)
        while at_exchange < len(exchanges) and exchanges[at_exchange].start < last:
            exchange = exchanges[at_exchange]
            at_exchange += 1
            found += _piece(one, first, at, max(exchange.start, at))
            found += _letters(content, one, exchange)
            gone = max(gone, exchange.end)
            at = min(max(at, gone), last)
        found += _piece(one, first, at, last)
    for exchange in exchanges[at_exchange:]:
        found += _letters(content, None, exchange)
    return merged(found)


def _piece(one: Inline, first: int, start: int, end: int) -> Inlines:
    if start >= end:
        return ()
    if not isinstance(one, Text):
        return (one,)
    return (
        one
        if end - start == len(one.text)
        else replace(one, text=one.text[start - first : end - first]),
    )


def _letters(content: Inlines, one: Inline | None, exchange: Exchange) -> Inlines:
    words = clean(exchange.text)
    if not words:
        return ()
    if isinstance(one, Text) and exchange.end > exchange.start:
        return (replace(one, text=words),)
    marks, review = typed(content, min(exchange.start, size(content)))
    return (Text(words, marks, review),)


def moved(selection: Selection, number: int, exchanges: Sequence[Exchange]) -> Selection:
    """Return where a selection is after exchanges in a passage, on the same letters."""

    def along(spot: Spot) -> Spot:
        if spot.number != number:
            return spot
        by = 0
        for start, end, text in exchanges:
            if end <= spot.at:
                by += len(clean(text)) - (end - start)
            elif start < spot.at:
                by += min(len(clean(text)), spot.at - start) - (spot.at - start)
        return Spot(number, spot.at + by)

    return Selection(along(selection.anchor), along(selection.caret))
