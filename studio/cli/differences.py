"""Two versions of an article side by side, for programs and for people.

For people, words that went stand as [-word-] and words that came as {+word+}.
"""

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import partial
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import fields

from studio.arabic.exact import Difference, fold_minding
from studio.document.article import ArticleText
from studio.document.blocks import Code, Heading, Item, Paragraph
from studio.document.difference import (
    BlockChange,
    ChangeKind,
    FieldChange,
    WordChange,
    block_difference,
    field_difference,
    word_difference,
)
from studio.document.inline import Break, Footnote, Text, plain
from studio.document.plain import blocks_plain
from studio.document.tree import Document
from studio.wording.words import Words

Fold: TypeAlias = Callable[[str], str]

_TEXTUAL = (Paragraph, Heading, Item, Code)


def fold_ignoring(ignored: Collection[str]) -> Fold | None:
    """Return what makes words equal that differ only in so much, None where all of it counts."""
    if not ignored:
        return None
    minded = frozenset(one for one in Difference if one.value not in ignored)
    return partial(fold_minding, minded=minded)


def difference_shape(
    old: ArticleText, new: ArticleText, fold: Fold | None = None
) -> dict[str, Any]:
    """Return what changed: fields by name, and blocks of the body with their words.

    What `fold` makes equal is no change.
    """
    return {
        "fields": [
            {"field": one.field, "old": _plain_value(one.old), "new": _plain_value(one.new)}
            for one in _fields(old, new, fold)
        ],
        "blocks": [_block_shape(index, one, fold) for index, one in _blocks(old, new, fold)],
    }


def difference_text(
    old: ArticleText, new: ArticleText, words: Words, fold: Fold | None = None
) -> str:
    """Return what changed, for a person; what `fold` makes equal is no change."""
    lines = [
        f"{one.field}: [-{_shown(one.old)}-] {{+{_shown(one.new)}+}}"
        for one in _fields(old, new, fold)
    ]
    lines += [_block_line(one, fold) for _, one in _blocks(old, new, fold)]
    return "\n".join(lines) if lines else words.say("no difference")


def _fields(old: ArticleText, new: ArticleText, fold: Fold | None) -> Iterator[FieldChange]:
    for one in field_difference(old, new):
        before, after = _plain_value(one.old), _plain_value(one.new)
        texts = isinstance(before, str) and isinstance(after, str)
        if fold is None or not texts or fold(before) != fold(after):
            yield one


def _blocks(
    old: ArticleText, new: ArticleText, fold: Fold | None
) -> Iterator[tuple[int, BlockChange]]:
    for index, one in enumerate(block_difference(old.body, new.body)):
        if one.kind is ChangeKind.KEPT:
            continue
        found = _word_changes(one, fold)
        same = found is not None and all(each.kind is ChangeKind.KEPT for each in found)
        if fold is None or not same or type(one.old) is not type(one.new):
            yield index, one


def _block_shape(index: int, change: BlockChange, fold: Fold | None) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "index": index,
        "kind": change.kind.value,
        "old": _words_of(change, old=True),
        "new": _words_of(change, old=False),
    }
    if (found := _word_changes(change, fold)) is not None:
        shape["words"] = [
            {"kind": one.kind.value, "old": plain(one.old), "new": plain(one.new)} for one in found
        ]
    return shape


def _block_line(change: BlockChange, fold: Fold | None) -> str:
    found = _word_changes(change, fold)
    if found is not None:
        return "".join(_marked(found))
    gone = _words_of(change, old=True)
    come = _words_of(change, old=False)
    return (
        " ".join(
            part
            for part in (f"[-{gone}-]" if gone else "", f"{{+{come}+}}" if come else "")
            if part
        )
        or f"[{change.kind.value}]"
    )


def _marked(changes: tuple[WordChange, ...]) -> Iterator[str]:
    for one in changes:
        if one.kind in {ChangeKind.KEPT, ChangeKind.FORMATTED}:
            yield plain(one.new)
        else:
            if one.old:
                yield f"[-{plain(one.old)}-]"
            if one.new:
                yield f"{{+{plain(one.new)}+}}"


def _word_changes(change: BlockChange, fold: Fold | None) -> tuple[WordChange, ...] | None:
    if isinstance(change.old, _TEXTUAL) and isinstance(change.new, _TEXTUAL):
        return word_difference(change.old.content, change.new.content, fold=fold)
    return None


def _words_of(change: BlockChange, *, old: bool) -> str | None:
    block = change.old if old else change.new
    return None if block is None else blocks_plain(Document((block,)))[0]


def _shown(value: object) -> str:
    plain_value = _plain_value(value)
    return plain_value if isinstance(plain_value, str) else repr(plain_value)


def _plain_value(value: object) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a field's value as JSON holds it: inlines as their words, values as objects."""
    if isinstance(value, tuple):
        inlines = [one for one in value if isinstance(one, Text | Break | Footnote)]
        if value and len(inlines) == len(value):
            return plain(inlines)
        return [_plain_value(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Struct):
        return {one.name: _plain_value(getattr(value, one.name)) for one in fields(value)}
    return value
