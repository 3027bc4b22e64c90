"""Two versions of an article as rows to read: what stayed, came and went, by Arabic word.

Pure. A paragraph that went from one place and came to another unchanged was moved, and is shown
once, where it came to. Deliberately absent: how rows look, and the names of fields.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.arabic.exact import Difference, fold_minding
from studio.arabic.segmentation import count_words
from studio.document.article import ArticleText, Byline, Notice
from studio.document.blocks import Block, Code, Figure, Heading, Item, Paragraph
from studio.document.difference import (
    BlockChange,
    ChangeKind,
    FieldChange,
    WordChange,
    block_difference,
    field_difference,
    word_difference,
)
from studio.document.inline import Inlines, plain, texts
from studio.document.plain import blocks_plain
from studio.document.tree import Document
from studio.ui.history.pictures import PictureNote, picture_notes

_TEXTUAL: Final = (Paragraph, Heading, Item, Code)
_Words: TypeAlias = Callable[[Inlines, Inlines], tuple[WordChange, ...]]
_LINES: Final = frozenset({"headline", "kicker", "standfirst"})


class RowKind(StrEnum):
    """What became of a block."""

    KEPT = "kept"
    CHANGED = "changed"
    CAME = "came"
    WENT = "went"
    MOVED = "moved"
    FORMATTED = "formatted"


class Piece(Struct, frozen=True):
    """A stretch of words: KEPT, INSERTED, DELETED or FORMATTED."""

    kind: ChangeKind
    text: str


class Row(Struct, frozen=True, kw_only=True):
    """A block before and after; `place` counts the older version's blocks, or the newer one's.

    `pictures` tells what became of its pictures besides their words.
    """

    kind: RowKind
    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...]
    place: int
    pictures: tuple[PictureNote, ...] = ()

    @property
    def block(self) -> Block:
        """The block as it is, or was where it went."""
        block = self.new if self.new is not None else self.old
        assert block is not None  # noqa: S101 - a difference has one side at least
        return block


class FieldRow(Struct, frozen=True):
    """A field of the article by its name, before and after; `pictures` as in `Row`."""

    name: str
    pieces: tuple[Piece, ...]
    pictures: tuple[PictureNote, ...] = ()


class Names(Struct, frozen=True):
    """The names of what stands as an id in a text."""

    sections: Mapping[int, str] = field(default_factory=dict)
    tags: Mapping[int, str] = field(default_factory=dict)


class Comparison(Struct, frozen=True):
    """What changed: fields, blocks in the newer order, and how many words came and went."""

    fields: tuple[FieldRow, ...] = ()
    rows: tuple[Row, ...] = ()
    came: int = 0
    went: int = 0

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and all(row.kind is RowKind.KEPT for row in self.rows)


def compare(
    old: ArticleText, new: ArticleText, names: Names, *, ignored: Collection[Difference] = ()
) -> Comparison:
    """Return what changed from `old` to `new`.

    Words that differ in nothing but what is `ignored` are the same, and what differs in nothing
    else is kept.
    """
    blind = bool(ignored)
    minded = frozenset(Difference) - frozenset(ignored)
    words = partial(word_difference, fold=partial(fold_minding, minded=minded) if blind else None)
    fields = tuple(_field_rows(field_difference(old, new), names, words))
    if blind:
        fields = tuple(one for one in fields if one.pictures or not _all_kept(one.pieces))
    rows = tuple(_rows(block_difference(old.body, new.body), words))
    if blind:
        rows = tuple(map(_seen_blind, rows))
    pieces = [piece for one in fields for piece in one.pieces]
    pieces += [piece for row in rows if row.kind is not RowKind.MOVED for piece in row.pieces]
    return Comparison(
        fields,
        rows,
        sum(count_words(one.text) for one in pieces if one.kind is ChangeKind.INSERTED),
        sum(count_words(one.text) for one in pieces if one.kind is ChangeKind.DELETED),
    )


def _seen_blind(row: Row) -> Row:
    """Return a changed row as kept where it differs in spelling alone."""
    old, new = row.old, row.new
    words = {piece.kind for piece in row.pieces}
    if row.kind is not RowKind.CHANGED or not words <= {ChangeKind.KEPT, ChangeKind.FORMATTED}:
        return row
    if isinstance(old, _TEXTUAL) and isinstance(new, _TEXTUAL):
        same = type(old) is type(new) and replace(old, content=new.content) == new
        kept = same and ChangeKind.FORMATTED not in words
        return replace(row, kind=RowKind.KEPT if kept else RowKind.FORMATTED)
    return row


def _all_kept(pieces: Iterable[Piece]) -> bool:
    return all(piece.kind is ChangeKind.KEPT for piece in pieces)


def block_text(block: Block) -> str:
    """Return the words of a block; a picture's alternative text is among them."""
    text = blocks_plain(Document((block,)))[0]
    if isinstance(block, Figure) and block.alt:
        return f"{block.alt}\n{text}".strip()
    return text


def _rows(changes: Sequence[BlockChange], words: _Words) -> Iterator[Row]:
    gone = [one.old for one in changes if one.kind is ChangeKind.DELETED]
    come = [one.new for one in changes if one.kind is ChangeKind.INSERTED]
    moved = [block for block in gone if block is not None and block in come]
    olds = news = 0
    for change in changes:
        kind = _KINDS[change.kind]
        there = change.old if change.new is None else change.new
        is_moved = kind in {RowKind.CAME, RowKind.WENT} and there in moved
        if not (is_moved and kind is RowKind.WENT):
            yield Row(
                kind=RowKind.MOVED if is_moved else kind,
                old=change.old,
                new=change.new,
                pieces=_block_pieces(change, words, moved=is_moved),
                place=news if change.old is None else olds,
                pictures=picture_notes(change.old, change.new),
            )
        olds += change.old is not None
        news += change.new is not None


_KINDS: Final = {
    ChangeKind.KEPT: RowKind.KEPT,
    ChangeKind.INSERTED: RowKind.CAME,
    ChangeKind.DELETED: RowKind.WENT,
    ChangeKind.REPLACED: RowKind.CHANGED,
    ChangeKind.FORMATTED: RowKind.FORMATTED,
}


def _block_pieces(change: BlockChange, words: _Words, *, moved: bool) -> tuple[Piece, ...]:
    old, new = change.old, change.new
    if old is not None and new is not None:
        if change.kind is ChangeKind.KEPT:
            return (Piece(ChangeKind.KEPT, block_text(new)),)
        if isinstance(old, _TEXTUAL) and isinstance(new, _TEXTUAL):
            return tuple(_pieces(words(old.content, new.content)))
        return tuple(_text_pieces(block_text(old), block_text(new), words))
    kind = ChangeKind.INSERTED if old is None else ChangeKind.DELETED
    there = new if old is None else old
    text = "" if there is None else block_text(there)
    return (Piece(ChangeKind.KEPT if moved else kind, text),)


def _pieces(changes: Iterable[WordChange]) -> Iterator[Piece]:
    for change in changes:
        if change.kind in {ChangeKind.KEPT, ChangeKind.FORMATTED}:
            yield Piece(change.kind, plain(change.new))
            continue
        if change.old:
            yield Piece(ChangeKind.DELETED, plain(change.old))
        if change.new:
            yield Piece(ChangeKind.INSERTED, plain(change.new))


def _text_pieces(old: str, new: str, words: _Words) -> Iterator[Piece]:
    return _pieces(words(texts(*old.split("\n")), texts(*new.split("\n"))))


def _field_rows(changes: Iterable[FieldChange], names: Names, words: _Words) -> Iterator[FieldRow]:
    for one in changes:
        pieces = tuple(_field_pieces(one.old, one.new, names, one.field, words))
        yield FieldRow(one.field, pieces, picture_notes(one.old, one.new))


def _field_pieces(
    old: object, new: object, names: Names, name: str, words: _Words
) -> Iterator[Piece]:
    if name in _LINES and isinstance(old, tuple) and isinstance(new, tuple):
        yield from _pieces(words(old, new))
    elif name in {"tags", "bylines"} and isinstance(old, tuple) and isinstance(new, tuple):
        for one in dict.fromkeys((*old, *new)):
            kind = ChangeKind.KEPT
            if one not in new:
                kind = ChangeKind.DELETED
            elif one not in old:
                kind = ChangeKind.INSERTED
            yield Piece(kind, _shown(one, names, name))
    else:
        before, after = _shown(old, names, name), _shown(new, names, name)
        if before == after:
            yield Piece(ChangeKind.FORMATTED, after)
        else:
            yield from _text_pieces(before, after, words)


def _shown(value: object, names: Names, name: str) -> str:
    match value:
        case None:
            return ""
        case int():
            known = names.sections if name == "section" else names.tags
            return known.get(value, "—")
        case Byline():
            return value.name
        case Notice():
            return value.text
        case Figure():
            return block_text(value)
        case Direction():
            return value.value
        case _:
            return str(value)
