"""Passages made whole that something else wrote into the document.

Only what a screen reader or a fault of ours leaves behind comes here; the words are kept, in their
order, and fields are again what they must be.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from studio.document.blocks import Figure
from studio.ui.editor.writing.content import joined
from studio.ui.editor.writing.passages import FIELDS, Passage, Place


def repaired(found: Sequence[Passage]) -> list[Passage]:
    """Return the passages with each field once, in its place, and all other text in the body."""
    fields = {place: Passage(place) for place in FIELDS}
    lead: list[Passage] = []
    body: list[Passage] = []
    seen: set[Place] = set()
    for passage in found:
        place = passage.place
        if place in fields and place not in seen and not body:
            fields[place] = fields[place].holding(joined(fields[place].content, passage.content))
            seen.add(place)
        elif place is Place.LEAD and not lead and isinstance(passage.block, Figure):
            lead.append(passage)
        elif place is not Place.FILLER or passage.content:
            body.append(replace(passage, place=Place.BODY))
    return [*fields.values(), *lead, *body]
