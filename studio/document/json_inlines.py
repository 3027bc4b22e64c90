"""Inlines out of JSON values: text, marks and the review of both. Part of ``json_in``."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeVar

from studio.arabic.direction import Direction
from studio.document.inline import Break, Footnote, Inline, Inlines, Text
from studio.document.json_fields import Fields, invalid, json_list, json_number, json_string
from studio.document.marks import (
    MARK_NAMES,
    PLAIN,
    UNREVIEWED,
    Change,
    FormatChange,
    Language,
    Link,
    Marks,
    Review,
)

T = TypeVar("T")
_FLAGS: Final = tuple(name for name in MARK_NAMES if name not in {"link", "language"})
_ALONE: Final = {name: Marks(**{name: True}) for name in _FLAGS}  # type: ignore[arg-type]
_ADDRESS: Final = frozenset({"href"})


def json_inlines(value: object, place: str) -> Inlines:
    """Return the inlines that a list of JSON values holds."""
    return tuple(
        [
            _often(one) or _inline(one, f"{place}[{index}]")
            for index, one in enumerate(json_list(value, place))
        ]
    )


def _often(value: object) -> Text | None:
    """Return words that are bare or have one mark alone, as nearly all; None leaves it open."""
    try:
        if type(value) is str:
            return Text(value)
        if (
            type(value) is not dict
            or len(value) != 2
            or type(words := value.get("text")) is not str
        ):
            return None
        for name, said in value.items():
            if said is True and name in _ALONE:
                return Text(words, _ALONE[name])
            if name == "link" and type(said) is dict and said.keys() == _ADDRESS:
                return _linked(words, said["href"])
    except ValueError:  # said again where there is a place to name
        pass
    return None


def _linked(words: str, address: object) -> Text | None:
    return Text(words, Marks(link=Link(address))) if type(address) is str else None


def _inline(value: object, place: str) -> Inline:
    if isinstance(value, str):
        return made(lambda: Text(value), place)
    fields = Fields(value, place)
    review = fields.one("review", _review, UNREVIEWED)
    kind = fields.text("type")
    inline: Inline
    match kind:
        case "":
            words = fields.needed("text", json_string)
            marks = _marks(fields)
            inline = made(lambda: Text(words, marks, review), place)
        case "break":
            inline = Break(review)
        case "footnote":
            inline = Footnote(fields.one("content", json_inlines, ()), review)
        case _:
            raise invalid(f"{place}.type", "break or footnote is wanted")
    fields.done()
    return inline


def made(make: Callable[[], T], place: str) -> T:
    """Return what `make` makes; a constructor's objection is a fault of the JSON."""
    try:
        return make()
    except (ValueError, OverflowError) as error:
        raise invalid(place, str(error)) from error


def _marks(fields: Fields) -> Marks:
    flags = {name: True for name in _FLAGS if fields.has(name) and fields.flag(name)}
    link = fields.one("link", _link, None)
    language = fields.one("language", _language, None)
    return Marks(**flags, link=link, language=language)


def _link(value: object, place: str) -> Link | None:
    fields = Fields(value, place)
    link = Link(fields.text("href"), fields.text("title"), fields.text("rel"))
    fields.done()
    return link


def _language(value: object, place: str) -> Language | None:
    fields = Fields(value, place)
    language = Language(fields.text("tag"), fields.choice("direction", Direction))
    fields.done()
    return language


def json_change(value: object, place: str) -> Change:
    """Return who suggested something, and when."""
    fields = Fields(value, place)
    name, author = fields.needed("id", json_string), fields.needed("author", json_number)
    at = fields.needed("at", json_string)
    fields.done()
    return made(lambda: Change(name, author, datetime.fromisoformat(at).astimezone(UTC)), place)


def _review(value: object, place: str) -> Review:
    fields = Fields(value, place)
    review = Review(
        insertion=fields.one("insertion", json_change, None),
        deletion=fields.one("deletion", json_change, None),
        format_change=fields.one("format_change", _format_change, None),
        comments=fields.each("comments", json_string),
    )
    fields.done()
    return review


def _format_change(value: object, place: str) -> FormatChange | None:
    fields = Fields(value, place)
    change = fields.needed("change", json_change)
    before = fields.one("before", _all_marks, PLAIN)
    fields.done()
    return FormatChange(change, before)


def _all_marks(value: object, place: str) -> Marks:
    fields = Fields(value, place)
    marks = _marks(fields)
    fields.done()
    return marks
