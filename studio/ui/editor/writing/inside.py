"""Words inside cards and footnotes, as `studio.document.inside` numbers them, of passages."""

from msgspec.structs import replace

from studio.document import inside
from studio.document.inside import Changed, Line
from studio.ui.editor.writing.passages import Passage


def lines(passage: Passage) -> tuple[Line, ...]:
    """Return the lines inside a passage that have words, or would have: their numbers count on."""
    if passage.card is None:
        return inside.notes(passage.content)
    return inside.lines(passage.card)


def with_lines(passage: Passage, changed: Changed) -> Passage:
    """Return a passage with other words in its lines; `changed` is asked for each by its number."""
    if passage.card is None:
        return replace(passage, content=inside.with_notes(passage.content, changed))
    return replace(passage, block=inside.with_lines(passage.card, changed))
