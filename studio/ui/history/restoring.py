"""Single paragraphs and fields taken over from an older version into the text of now.

Pure. The text may have gone on since the versions were compared, so the two are aligned anew each
time. Law: putting back one row after another, compared anew, gives the older body.
Deliberately absent: whole versions, which the newsroom restores.
"""

from typing import Any

from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.difference import block_difference
from studio.document.tree import Document
from studio.ui.history.comparison import Row, RowKind


def restored(now: ArticleText, old: ArticleText, row: Row) -> ArticleText:
    """Return `now` with the block of `row` as it was in `old`: back, changed back, or out."""
    if row.kind in {RowKind.CAME, RowKind.MOVED} and row.new is not None:
        return replace(now, body=without(now.body, row.new, row.place))
    return replace(now, body=with_block(now.body, old.body, row.place))


def restored_field(now: ArticleText, old: ArticleText, name: str) -> ArticleText:
    """Return `now` with a field as it was in `old`; ``direction`` and ``language`` of the body."""
    if name in {"direction", "language"}:
        changed: dict[str, Any] = {name: getattr(old.body, name)}
        return replace(now, body=replace(now.body, **changed))
    changed = {name: getattr(old, name)}
    return replace(now, **changed)


def with_block(now: Document, old: Document, place: int) -> Document:
    """Return `now` with the block that is number `place` in `old` as it was there."""
    # Aligned as `compare` aligns them: what is brought back is the row that was shown.
    blocks, at = [], 0
    for change in block_difference(old, now):
        taken = change.old is not None and at == place
        at += change.old is not None
        block = change.old if taken else change.new
        if block is not None:
            blocks.append(block)
    return replace(now, blocks=tuple(blocks))


def without(now: Document, block: Block, place: int) -> Document:
    """Return `now` without `block`, the one nearest to `place` where it stands several times."""
    found = [index for index, one in enumerate(now.blocks) if one == block]
    if not found:
        return now
    nearest = min(found, key=lambda index: abs(index - place))
    return replace(now, blocks=(*now.blocks[:nearest], *now.blocks[nearest + 1 :]))
