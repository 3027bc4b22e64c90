"""What stands inside a block: text, hard breaks and footnotes, and their normal form.

The normal form: equal runs are merged; spaces are single (a no-break space is not a space);
no mark covers the spaces at its ends; a hard break carries no marks and has no spaces around it;
no white space stands at the ends of a block. Where anything is suggested, spaces and the marks on
them are left alone: deciding it must restore either text exactly, in normal form once again.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from studio.document.marks import (
    MARK_NAMES,
    PLAIN,
    UNREVIEWED,
    Marks,
    Review,
    clean,
    require_clean,
)


class Text(Struct, frozen=True, tag="text", omit_defaults=True):
    """A run of characters under the same marks.

    Raises `ValueError` for a character that no run may hold (`marks.FORBIDDEN`).
    """

    text: str
    marks: Marks = PLAIN
    review: Review = UNREVIEWED

    def __post_init__(self) -> None:
        # As `is_plain`, here because nothing is made more often.
        if not self.text.isprintable() or "\ufffc" in self.text:
            require_clean(self.text)


class Break(Struct, frozen=True, tag="break", omit_defaults=True):
    """A new line inside a block (U+2028 in plain text, ``br`` in HTML)."""

    review: Review = UNREVIEWED


class Footnote(Struct, frozen=True, tag="footnote", omit_defaults=True):
    """A note at the foot of the article, called from this place.

    It holds text only: a break inside becomes a space, a footnote inside becomes its own words.
    """

    content: "Inlines" = ()
    review: Review = UNREVIEWED

    def __post_init__(self) -> None:
        force_setattr(self, "content", normal(_texts(self.content)))


Inline: TypeAlias = Text | Break | Footnote
Inlines: TypeAlias = tuple[Inline, ...]

_SPACES: Final = re.compile(" {2,}")


def _texts(content: Iterable[Inline]) -> Iterator[Text]:
    """Yield the words of `content` as text alone."""
    for inline in content:
        match inline:
            case Text():
                yield inline
            case Break(review):
                yield Text(" ", review=review)
            case Footnote(inner, _):
                yield from _texts(inner)


def texts(*lines: str) -> Inlines:
    """Return plain text in normal form, a hard break between the lines.

    New lines inside a line count as hard breaks too; forbidden characters go.
    """
    found: list[Inline] = []
    for line in "\n".join(lines).replace("\r\n", "\n").replace("\u2028", "\n").split("\n"):
        found += [Break(), Text(clean(line))]
    return normal(found[1:])


def line(content: Iterable[Inline] | str) -> Inlines:
    """Return `content` as a headline may hold it: one line, no mark but language and review."""
    if isinstance(content, str):
        return normal((Text(clean(content)),))
    return normal(
        replace(run, marks=Marks(language=run.marks.language)) if run.marks != PLAIN else run
        for run in _texts(content)
    )


def plain(content: Iterable[Inline]) -> str:
    """Return the words of `content`: a new line for a break, nothing for a footnote."""
    return "".join(
        [run.text if type(run) is Text else "\n" for run in content if type(run) is not Footnote]
    )


def literal(content: Iterable[Inline]) -> Inlines:
    """Return `content` as code may hold it: no marks, no footnotes, every space kept.

    What is struck out stays as it is: it may have been no code.
    """
    return merged(
        replace(run, marks=PLAIN)
        if isinstance(run, Text) and run.review.deletion is None and run.marks != PLAIN
        else run
        for run in content
        if not isinstance(run, Footnote) or run.review.deletion is not None
    )


def normal(content: Iterable[Inline]) -> Inlines:
    """Return `content` in normal form (module docstring)."""
    content = tuple(content)
    if _is_surely_normal(content):
        return content
    content = tuple(one for one in content if not isinstance(one, Text) or one.text)
    if any(map(_is_suggested, content)):  # by letters: a suggestion of none is none
        return merged(content)
    pieces = _without_edges(_single_spaced(content))
    if any(map(_has_marked_edge, pieces)):
        pieces = _trimmed(pieces)
    return merged(pieces)


def _is_surely_normal(content: Inlines) -> bool:
    """Say quickly that nothing is to be done to `content`, as mostly; False leaves it open."""
    blank = True  # the start, or a space before
    before: Marks | None = None
    for piece in content:
        if type(piece) is not Text or piece.review is not UNREVIEWED:
            return False
        text, marks = piece.text, piece.marks
        if not text or "  " in text or marks is before or marks == before:
            return False
        begins, blank = blank, text[-1] == " "
        if text[0] == " " and (begins or marks is not PLAIN):
            return False
        if blank and marks is not PLAIN:
            return False
        before = marks
    return before is None or not blank


def _is_suggested(piece: Inline) -> bool:
    review = piece.review
    return review is not UNREVIEWED and review.suggests


def merged(pieces: Iterable[Inline]) -> Inlines:
    """Return `pieces` with neighbouring runs of equal marks as one; linear in the text."""
    kept: list[Inline] = []
    run: list[Text] = []
    for piece in pieces:
        if isinstance(piece, Text) and not piece.text:
            continue
        first = run[0] if run else None
        goes_on = (
            isinstance(piece, Text)
            and first is not None
            and (first.marks, first.review) == (piece.marks, piece.review)
        )
        if run and not goes_on:
            kept.append(_one_run(run))
            run = []
        if isinstance(piece, Text):
            run.append(piece)
        else:
            kept.append(piece)
    if run:
        kept.append(_one_run(run))
    return tuple(kept)


def _one_run(run: list[Text]) -> Text:
    first = run[0]
    return first if len(run) == 1 else replace(first, text="".join(piece.text for piece in run))


def _single_spaced(content: Iterable[Inline]) -> list[Inline]:
    """Collapse spaces, and drop those beside a hard break, where their tracking is the same."""
    pieces: list[Inline] = []
    for piece in content:
        if isinstance(piece, Break):
            _drop_trailing_space(pieces, piece.review)
        elif isinstance(piece, Text):
            text = _SPACES.sub(" ", piece.text) if "  " in piece.text else piece.text
            if text.startswith(" ") and _absorbs_space(pieces, piece.review):
                text = text[1:]
            if not text:
                continue
            if text is not piece.text:
                piece = Text(text, piece.marks, piece.review)  # noqa: PLW2901 - the piece as it is kept
        pieces.append(piece)
    return pieces


def _absorbs_space(pieces: list[Inline], review: Review) -> bool:
    last = pieces[-1] if pieces else None
    if isinstance(last, Break):
        return last.review.tracked == review.tracked
    return (
        isinstance(last, Text) and last.text.endswith(" ") and last.review.tracked == review.tracked
    )


def _drop_trailing_space(pieces: list[Inline], review: Review) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(last, Text) and last.text.endswith(" ") and last.review.tracked == review.tracked:
        if last.text == " ":
            pieces.pop()
        else:
            pieces[-1] = replace(last, text=last.text[:-1])


def _without_edges(pieces: list[Inline]) -> list[Inline]:
    """Take white space and hard breaks that nobody suggested off both ends."""
    first, last = 0, len(pieces)
    untracked = UNREVIEWED.tracked
    while first < last and _is_blank(pieces[first]) and _tracking(pieces[first]) == untracked:
        first += 1
    while last > first and _is_blank(pieces[last - 1]) and _tracking(pieces[last - 1]) == untracked:
        last -= 1
    kept = pieces[first:last]
    if kept:
        head, tail = kept[0], kept[-1]
        if isinstance(head, Text) and head.text[0] == " " and head.review.tracked == untracked:
            kept[0] = replace(head, text=head.text[1:])
        tail = kept[-1]
        if isinstance(tail, Text) and tail.text[-1] == " " and tail.review.tracked == untracked:
            kept[-1] = replace(tail, text=tail.text[:-1])
    return kept


def _is_blank(piece: Inline) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and piece.text == " ")


def _tracking(piece: Inline) -> object:
    return piece.review.tracked


def _has_marked_edge(piece: Inline) -> bool:
    return (
        isinstance(piece, Text)
        and (piece.text[0] == " " or piece.text[-1] == " ")
        and piece.marks != PLAIN
    )


def _trimmed(pieces: list[Inline]) -> list[Inline]:
    """Take every mark off the spaces at its ends.

    A space between two words keeps a mark that both words carry, provided that every space
    between them carries it as well.
    """
    split = list(_split_at_spaces(pieces))
    result: list[Inline] = []
    index = 0
    while index < len(split):
        end = index
        while end < len(split) and _is_space(split[end]):
            end += 1
        if end == index:
            result.append(split[index])
            index += 1
            continue
        gap = [piece for piece in split[index:end] if isinstance(piece, Text)]
        marks = _common(
            split[index - 1] if index else None, split[end] if end < len(split) else None, gap
        )
        result += [
            piece if piece.marks == marks else Text(" ", marks, piece.review) for piece in gap
        ]
        index = end
    return result


def _split_at_spaces(pieces: Iterable[Inline]) -> Iterator[Inline]:
    for piece in pieces:
        if not isinstance(piece, Text) or piece.text == " ":
            yield piece
            continue
        start = 1 if piece.text[0] == " " else 0
        end = len(piece.text) - (1 if piece.text[-1] == " " else 0)
        if start:
            yield Text(" ", piece.marks, piece.review)
        yield (
            piece
            if (start, end) == (0, len(piece.text))
            else Text(piece.text[start:end], piece.marks, piece.review)
        )
        if end < len(piece.text):
            yield Text(" ", piece.marks, piece.review)


def _is_space(piece: Inline) -> bool:
    return isinstance(piece, Text) and piece.text == " "


def _common(before: Inline | None, after: Inline | None, gap: list[Text]) -> Marks:
    if not isinstance(before, Text) or not isinstance(after, Text):
        return PLAIN
    if before.marks == after.marks and all(piece.marks == before.marks for piece in gap):
        return before.marks
    shared = {
        name: value
        for name in MARK_NAMES
        if (value := getattr(before.marks, name))
        and value == getattr(after.marks, name)
        and all(getattr(piece.marks, name) == value for piece in gap)
    }
    return Marks(**shared)
