"""Inlines as they are while somebody types: positions, parts, and what typed text takes on.

Unlike a block's own content they keep every space, also at the ends, where the next word will
stand. Positions count characters; a hard break and a footnote are one each.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from msgspec.structs import replace

from studio.document.inline import Break, Footnote, Inline, Inlines, Text, merged
from studio.document.marks import PLAIN, UNREVIEWED, Marks, Review

BREAK = "\u2028"
ATOM = "\ufffc"


def size(content: Inlines) -> int:
    """Return how many positions `content` is long."""
    return sum(len(one.text) if isinstance(one, Text) else 1 for one in content)


def flat(content: Inlines) -> str:
    """Return one character for each position: U+2028 for a hard break, U+FFFC for a footnote."""
    if len(content) == 1 and isinstance(content[0], Text):
        return content[0].text
    return "".join(map(_characters, content))


def _characters(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Break():
            return BREAK
        case Footnote():
            return ATOM


def placed(content: Inlines) -> Iterator[tuple[int, int, Inline]]:
    """Yield every inline with the positions where it begins and ends."""
    start = 0
    for one in content:
        end = start + (len(one.text) if isinstance(one, Text) else 1)
        yield start, end, one
        start = end


def part(content: Inlines, start: int, end: int) -> Inlines:
    """Return what stands between two positions."""
    return tuple(
        _cut(one, max(start - first, 0), end - first)
        if isinstance(one, Text) and (first < start or last > end)
        else one
        for first, last, one in placed(content)
        if first < end and last > start
    )


def _cut(one: Text, start: int, end: int) -> Text:
    """Return a part of a text; quick, since every key comes by here."""
    if type(one) is Text:
        return Text(one.text[start:end], one.marks, one.review)
    return replace(one, text=one.text[start:end])


def joined(*parts: Inlines) -> Inlines:
    """Return the parts as one content, every space kept."""
    return merged(chain(*parts))


def spliced(content: Inlines, start: int, end: int, new: Inlines = ()) -> Inlines:
    """Return `content` with `new` in the place of what stands between two positions."""
    return joined(part(content, 0, start), new, part(content, end, size(content)))


def changed(content: Inlines, start: int, end: int, change: Callable[[Inline], Inline]) -> Inlines:
    """Return `content` with every inline between two positions changed."""
    middle = tuple(change(one) for one in part(content, start, end))
    return spliced(content, start, end, middle)


def around(content: Inlines, at: int) -> tuple[Inline | None, Inline | None]:
    """Return what stands before and behind a position."""
    before: Inline | None = None
    for first, last, one in placed(content):
        if first < at <= last:
            before = one
        if first <= at < last:
            return before, one
    return before, None


def typed(content: Inlines, at: int) -> tuple[Marks, Review]:
    """Return what text takes on that is typed at a position.

    Emphasis goes on from the character before, or at a block's start from the one behind. A link,
    a foreign language and a comment go on only inside themselves, never at their end. Suggestions
    are never taken on: what is typed there is nobody's suggestion.
    """
    before, after = around(content, at)
    left = before if isinstance(before, Text) else None
    right = after if isinstance(after, Text) else None
    source = left or (right if before is None else None)
    marks = PLAIN if source is None else source.marks
    inside = left is not None and right is not None
    link = language = None
    comments: tuple[str, ...] = ()
    if inside and left is not None and right is not None:
        link = left.marks.link if left.marks.link == right.marks.link else None
        language = left.marks.language if left.marks.language == right.marks.language else None
    if before is not None and after is not None:
        behind = set(after.review.comments)
        comments = tuple(one for one in before.review.comments if one in behind)
    if (marks.link, marks.language) != (link, language):
        marks = replace(marks, link=link, language=language)
    return marks, Review(comments=comments) if comments else UNREVIEWED


def in_a_line(content: Inlines) -> Inlines:
    """Return `content` as a headline may hold it, every space kept; breaks become spaces."""
    found: list[Inline] = []
    for one in content:
        match one:
            case Text(text, marks, review):
                kept = PLAIN if marks.language is None else Marks(language=marks.language)
                found.append(one if kept == marks else Text(text, kept, review))
            case Break(review):
                found.append(Text(" ", PLAIN, review))
            case Footnote():
                pass
    return merged(found)
