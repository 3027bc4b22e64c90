"""What changed between two versions of an article: blocks, words, fields.

Blocks carry no ids, so versions are aligned here: equal blocks first, then, between them, blocks
that share most of their words. What is shown to an editor, what is merged and what counts as
"wrote more than the house limit" all rest on this alignment.

Deliberately absent: moved blocks (a deletion and an insertion) and how a difference looks.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import fields, replace

from studio.arabic.folding import fold
from studio.arabic.segmentation import word_texts
from studio.document.article import ArticleText
from studio.document.blocks import Block, Embed, Figure, Gallery, PullQuote, Related, Unknown
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.document.tree import Document, contents, is_text
from studio.document.word_difference import (
    ChangeKind,
    WordChange,
    apply_words,
    spans,
    undo_words,
    word_difference,
)

__all__ = [
    "BlockChange",
    "ChangeKind",
    "FieldChange",
    "WordChange",
    "apply_blocks",
    "apply_words",
    "block_difference",
    "field_difference",
    "undo_blocks",
    "undo_words",
    "word_difference",
    "words_changed",
]

ALIKE: Final = 0.4
"""The share of common words from which two blocks are versions of one."""
_BETWEEN_UNITS: Final = "\n\n"  # of `article_plain`
_LARGEST_GAP: Final = 250_000  # pairs of blocks that are compared one by one


class BlockChange(Struct, frozen=True):
    """A block before and after; None where it was not there.

    The kind is KEPT, INSERTED, DELETED or, for two versions of one block, REPLACED; FORMATTED says
    that its words stayed and its kind, marks or attributes did not.
    """

    kind: ChangeKind
    old: Block | None
    new: Block | None


class FieldChange(Struct, frozen=True):
    """A field of an article, by its name in `ArticleText`, before and after."""

    field: str
    old: object
    new: object


def block_difference(old: Document, new: Document) -> tuple[BlockChange, ...]:
    """Return the blocks of both versions in order, aligned.

    Law: the old sides are the blocks of `old`, the new sides those of `new`.
    """
    before, after = old.blocks, new.blocks
    changes: list[BlockChange] = []
    for span in spans(before, after):
        olds = before[span.old_start : span.old_end]
        news = after[span.new_start : span.new_end]
        if span.equal:
            changes += [
                BlockChange(ChangeKind.KEPT, one, other)
                for one, other in zip(olds, news, strict=True)
            ]
        else:
            changes += _aligned(olds, news)
    return tuple(changes)


def apply_blocks(old: Document, changes: Sequence[BlockChange]) -> Document:
    """Return what `changes` make of `old`; raise `ValueError` where they are not of this document.

    Direction and language stay those of `old`.
    """
    if tuple(change.old for change in changes if change.old is not None) != old.blocks:
        raise ValueError("the difference is of another document")
    return replace(old, blocks=tuple(c.new for c in changes if c.new is not None))


def undo_blocks(new: Document, changes: Sequence[BlockChange]) -> Document:
    """Return what `new` was before `changes`; raise `ValueError` where it is not their document."""
    if tuple(change.new for change in changes if change.new is not None) != new.blocks:
        raise ValueError("the difference is of another document")
    return replace(new, blocks=tuple(c.old for c in changes if c.old is not None))


def field_difference(old: ArticleText, new: ArticleText) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of `ArticleText`.

    The body's blocks are `block_difference`'s; its direction and language are fields here, by the
    names ``direction`` and ``language``.
    """
    changes: list[FieldChange] = []
    for name in (field.name for field in fields(ArticleText)):
        owners = ((old, new),) if name != "body" else ((old.body, new.body),) * 2
        names = (name,) if name != "body" else ("direction", "language")
        for (one, other), own_name in zip(owners, names, strict=True):
            before, after = getattr(one, own_name), getattr(other, own_name)
            if before != after:
                changes.append(FieldChange(own_name, before, after))
    return tuple(changes)


def words_changed(old: ArticleText, new: ArticleText) -> int:
    """Return how many words the newer version inserted or put in place of others.

    Counted are the words that readers see, as they stand with all suggestions taken. Formatting,
    deletions and moved paragraphs are nobody's writing and count nothing.
    """
    before = article_plain(accepted_article(old)).split(_BETWEEN_UNITS)
    after = article_plain(accepted_article(new)).split(_BETWEEN_UNITS)
    moved = Counter(before) & Counter(after)
    old_words = [*_words_but(before, Counter(moved))]
    new_words = [*_words_but(after, Counter(moved))]
    return sum(
        span.new_end - span.new_start for span in spans(old_words, new_words) if not span.equal
    )


def _words_but(units: Sequence[str], left_out: Counter[str]) -> Iterator[str]:
    for unit in units:
        if left_out[unit] > 0:
            left_out[unit] -= 1
        else:
            yield from word_texts(unit)


def _aligned(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[BlockChange]:
    """Yield the changes of a stretch in which no block is equal to one of the other side."""
    done_old = done_new = 0
    for i, j in _pairs([*map(_likeness, olds)], [*map(_likeness, news)]):
        yield from _gone_and_come(olds[done_old:i], news[done_new:j])
        yield BlockChange(_kind(olds[i], news[j]), olds[i], news[j])
        done_old, done_new = i + 1, j + 1
    yield from _gone_and_come(olds[done_old:], news[done_new:])


def _gone_and_come(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[BlockChange]:
    yield from (BlockChange(ChangeKind.DELETED, one, None) for one in olds)
    yield from (BlockChange(ChangeKind.INSERTED, None, one) for one in news)


def _kind(old: Block, new: Block) -> ChangeKind:
    same = _texts(old) == _texts(new) and _likeness(old) == _likeness(new)
    return ChangeKind.FORMATTED if same else ChangeKind.REPLACED


def _texts(block: Block) -> list[str]:
    return [plain(content) for content in contents(block)]


class _Likeness(Struct, frozen=True):
    """What a block is recognised by: its sort, and its folded words and names of things."""

    sort: str
    words: frozenset[str]


def _likeness(block: Block) -> _Likeness:
    found = {word for content in contents(block) for word in word_texts(fold(plain(content)))}
    match block:
        case Figure():
            found |= _named(block.picture, block.source, block.alt, block.credit)
        case Gallery():
            for figure in block.figures:
                found |= _named(figure.picture, figure.source, figure.alt, figure.credit)
        case Embed():
            found |= _named(block.url, block.title)
        case PullQuote():
            found |= _named(block.by)
        case Related():
            found |= _named(*block.articles)
        case Unknown():
            found |= _named(block.kind, block.data)
        case _:
            pass
    # Paragraphs, headings, items and code turn into one another; tables and figures do not.
    return _Likeness("text" if is_text(block) else type(block).__name__, frozenset(found))


def _named(*names: str) -> set[str]:
    return {name for name in names if name}


def _similarity(one: _Likeness, other: _Likeness) -> float:
    """Return the share of common words (Dice's coefficient), nothing for different sorts."""
    if one.sort != other.sort:
        return 0.0
    total = len(one.words) + len(other.words)
    return 2 * len(one.words & other.words) / total if total else 1.0


def _pairs(olds: Sequence[_Likeness], news: Sequence[_Likeness]) -> list[tuple[int, int]]:
    """Return the places of the versions of one block: in order, as alike as can be in sum."""
    if len(olds) * len(news) > _LARGEST_GAP:
        together = zip(olds, news, strict=False)
        return [
            (i, i) for i, (one, other) in enumerate(together) if _similarity(one, other) >= ALIKE
        ]
    similar = [[_similarity(one, other) for other in news] for one in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(news) - 1, -1, -1):
            skipped = max(below[j], row[j + 1])
            share = similar[i][j]
            row[j] = max(skipped, share + below[j + 1]) if share >= ALIKE else skipped
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(olds) and j < len(news):
        if similar[i][j] >= ALIKE and best[i][j] == similar[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
