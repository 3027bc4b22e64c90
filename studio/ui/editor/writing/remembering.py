"""Steps of undoing as bytes, in pieces of a few steps each, there and back.

Each piece is a zstd frame with a checksum around JSON with a version. What cannot be read, be it
damaged or written by a newer Midad, is no history: it is worth less than a question about it. Law:
``decoded(kept(take_news())) == now``. Deliberately absent: where they are kept.
"""

import json
from collections.abc import Sequence
from typing import Final

import zstandard

from studio.arabic.direction import Direction
from studio.document.json_fields import Fields, invalid, json_list, json_number, json_string
from studio.document.json_in import block_from
from studio.document.json_inlines import json_inlines
from studio.document.json_out import Json, block_json, inlines_json
from studio.errors import Damaged
from studio.ui.editor.writing.history import Exchange, Step, Steps
from studio.ui.editor.writing.passages import Frame, Passage, Place, Selection, Spot

VERSION: Final = 1
PIECE: Final = 16
"""How many steps stand in a piece."""
_LEVEL: Final = 3
_LARGEST: Final = 32 * 1024 * 1024
"""No piece that is read is longer, in bytes of JSON."""


class Encoder:
    """Makes pieces of steps; those of the newest piece are made once, though asked for often."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Step, str]] = {}

    def pieces(self, steps: Steps) -> tuple[bytes, ...]:
        """Return `steps`, the first of which begins a piece, in pieces."""
        made: dict[int, tuple[Step, str]] = {}
        for number, step in enumerate(steps.steps, steps.first):
            known = self._made.get(number)
            made[number] = known if known is not None and known[0] is step else (step, _text(step))
        last = (steps.first + max(len(steps.steps) - 1, 0)) // PIECE * PIECE
        self._made = {number: one for number, one in made.items() if number >= last}
        texts = [text for _, text in made.values()]
        return tuple(_piece(texts[at : at + PIECE]) for at in range(0, len(texts), PIECE))


def decoded(lineage: str, first: int, position: int, pieces: Sequence[bytes]) -> Steps | None:
    """Return the steps that pieces hold, the first of which is numbered `first` among pieces.

    None where they cannot be read, or `position` is none of theirs.
    """
    try:
        steps = tuple(step for piece in pieces for step in _steps(piece))
    except (zstandard.ZstdError, ValueError, RecursionError, Damaged):
        return None
    begin = first * PIECE
    whole = len(steps) > (len(pieces) - 1) * PIECE
    if not whole or not begin <= position <= begin + len(steps):
        return None
    return Steps(lineage, begin, position, steps)


def _piece(texts: Sequence[str]) -> bytes:
    data = f'{{"version":{VERSION},"steps":[{",".join(texts)}]}}'.encode()
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)


def _text(step: Step) -> str:
    value: Json = {
        "exchanges": [_exchange(one) for one in step.exchanges],
        "before": _selection(step.before),
        "after": _selection(step.after),
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _exchange(exchange: Exchange) -> Json:
    return {
        "first": exchange.first,
        "old": [_passage(one) for one in exchange.old],
        "new": [_passage(one) for one in exchange.new],
        "frames": [_frame(one) for one in exchange.frames],
    }


def _passage(passage: Passage) -> Json:
    return [passage.place.value, block_json(passage.block), inlines_json(passage.content)]


def _frame(frame: Frame) -> Json:
    return [frame.direction.value, frame.language]


def _selection(selection: Selection) -> Json:
    return [*selection.anchor, *selection.caret]


def _steps(piece: bytes) -> tuple[Step, ...]:
    if not 0 <= zstandard.frame_content_size(piece) <= _LARGEST:
        raise invalid("", "a shorter piece is wanted")
    fields = Fields(json.loads(zstandard.ZstdDecompressor().decompress(piece)), "")
    if fields.number("version", 0) != VERSION:
        raise invalid("version", "is not known")
    steps = fields.each("steps", _read_step)
    fields.done()
    if len(steps) > PIECE:
        raise invalid("steps", "fewer are wanted")
    return steps


def _read_step(value: object, place: str) -> Step:
    fields = Fields(value, place)
    step = Step(
        fields.each("exchanges", _read_exchange),
        fields.needed("before", _read_selection),
        fields.needed("after", _read_selection),
    )
    fields.done()
    return step


def _read_exchange(value: object, place: str) -> Exchange:
    fields = Fields(value, place)
    exchange = Exchange(
        fields.needed("first", json_number),
        fields.each("old", _read_passage),
        fields.each("new", _read_passage),
        fields.needed("frames", _read_frames),
    )
    fields.done()
    return exchange


def _read_passage(value: object, place: str) -> Passage:
    part, block, content = _so_many(value, 3, place)
    return Passage(Place(json_number(part, place)), block_from(block), json_inlines(content, place))


def _read_frames(value: object, place: str) -> tuple[Frame, Frame]:
    before, after = (_read_frame(one, place) for one in _so_many(value, 2, place))
    return before, after


def _read_frame(value: object, place: str) -> Frame:
    direction, language = _so_many(value, 2, place)
    return Frame(Direction(json_string(direction, place)), json_string(language, place))


def _read_selection(value: object, place: str) -> Selection:
    numbers = [json_number(one, place) for one in _so_many(value, 4, place)]
    return Selection(Spot(numbers[0], numbers[1]), Spot(numbers[2], numbers[3]))


def _so_many(value: object, count: int, place: str) -> list[object]:
    values = json_list(value, place)
    if len(values) != count:
        raise invalid(place, f"{count} values are wanted")
    return values
