"""The blocks of a document: a flat list, where nesting is an attribute.

Text blocks hold inlines and carry quote depth, direction, alignment and box; atomic blocks stand
for one thing that is edited in a place of its own. Constructors normalise what a block alone can
decide; `tree.Document` normalises what depends on a block's neighbours.

The tags tell blocks apart where they go to another process; what is kept is `codec`'s alone.
Deliberately absent: ids. Two versions of a document are aligned when they are compared.
"""

import json
from enum import StrEnum
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from studio.arabic.direction import Direction
from studio.document.inline import Inlines, literal, merged, normal
from studio.document.marks import Change, clean, one_line


class Align(StrEnum):
    """Where lines gather, said by the text's own direction, never as left or right."""

    START = "start"
    CENTER = "center"
    END = "end"


class Box(StrEnum):
    """A frame beside the story that a run of blocks stands in."""

    INFO = "info"
    FACTS = "facts"


class ListKind(StrEnum):
    """What stands before an item."""

    BULLET = "bullet"
    NUMBER = "number"


HEADING_LEVELS: Final = range(2, 5)
ITEM_LEVELS: Final = range(3)
QUOTE_DEPTHS: Final = range(3)
WHOLE: Final = 10_000
"""The full width or height of a picture in the unit of `Crop`: ten-thousandths."""


def _within(value: int, allowed: range) -> int:
    return min(max(value, allowed.start), allowed.stop - 1)


class BlockReview(Struct, frozen=True, kw_only=True):
    """Suggestions and comments on a whole block.

    `insertion` and `deletion` concern an atomic block. `split` says that the boundary *before*
    this block was suggested, `join` that its removal was. `before` is the block as it was before
    `restyle` suggested another kind or other attributes: a text block without its content, an
    atomic block whole.
    """

    insertion: Change | None = None
    deletion: Change | None = None
    split: Change | None = None
    join: Change | None = None
    restyle: Change | None = None
    before: "Block | None" = None
    comments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.restyle is None) != (self.before is None):
            raise ValueError("a suggested style and the style before it go together")
        force_setattr(self, "comments", tuple(sorted(set(self.comments))))
        if self.before is None:
            return
        if isinstance(self.before, TextBlock):
            bare: Block = replace(self.before, content=(), review=UNREVIEWED_BLOCK)
        else:
            bare = replace(self.before, review=UNREVIEWED_BLOCK)
        force_setattr(self, "before", bare)

    def __reduce__(self) -> "str | tuple[Any, ...]":
        """Stay the one that nearly all are, where pages are made in another process."""
        return "UNREVIEWED_BLOCK" if self is UNREVIEWED_BLOCK else super().__reduce__()


UNREVIEWED_BLOCK: Final = BlockReview()


class _Flowing(Struct, frozen=True, omit_defaults=True):
    """What all text blocks share."""

    content: Inlines = ()
    quote: int = 0
    direction: Direction | None = None
    align: Align = Align.START
    box: Box | None = None
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        # At a suggested boundary white space stands inside the other text; code keeps all of it.
        review, content = self.review, self.content
        kept = review is not UNREVIEWED_BLOCK and (
            review.split or review.join or isinstance(review.before, Code)
        )
        found = merged(content) if kept else normal(content)
        if found is not content:
            force_setattr(self, "content", found)
        if self.quote:
            force_setattr(self, "quote", _within(self.quote, QUOTE_DEPTHS))


class Paragraph(_Flowing, frozen=True, tag="para"):
    """A paragraph of the body; it may be empty while an article is being written."""


class Heading(_Flowing, frozen=True, tag="heading"):
    """A sub-heading of level 2 to 4; level 1 is the article's headline."""

    level: int = 2

    def __post_init__(self) -> None:
        _Flowing.__post_init__(self)
        if self.level not in HEADING_LEVELS:
            force_setattr(self, "level", _within(self.level, HEADING_LEVELS))


class Item(_Flowing, frozen=True, tag="item"):
    """A list item, or with `continued` a further paragraph of the item above it.

    `start` is the number that a numbered list begins or begins again with at this item; None
    means that it goes on counting (from one, in a new list). Numbers are at least zero.
    """

    kind: ListKind = ListKind.BULLET
    level: int = 0
    start: int | None = None
    continued: bool = False

    def __post_init__(self) -> None:
        _Flowing.__post_init__(self)
        if self.level not in ITEM_LEVELS:
            force_setattr(self, "level", _within(self.level, ITEM_LEVELS))
        if self.start is None:
            return
        if self.kind is ListKind.BULLET or self.continued:
            force_setattr(self, "start", None)
        else:
            force_setattr(self, "start", _within(self.start, range(1_000_000)))


class Code(_Flowing, frozen=True, tag="code"):
    """Lines of code, parted by hard breaks, every space kept; `language` is a plain word."""

    language: str = ""

    def __post_init__(self) -> None:
        # Joined to the text before it, it would be no code.
        kept = merged if self.review.join is not None else literal
        force_setattr(self, "content", kept(self.content))
        force_setattr(self, "quote", _within(self.quote, QUOTE_DEPTHS))
        force_setattr(self, "language", "".join(clean(self.language).split()))


TextBlock: TypeAlias = Paragraph | Heading | Item | Code


class Crop(Struct, frozen=True):
    """The part of a picture that is shown, in ten-thousandths of its width and height."""

    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        inside = (
            0 <= self.left < WHOLE
            and 0 <= self.top < WHOLE
            and 0 < self.width <= WHOLE - self.left
            and 0 < self.height <= WHOLE - self.top
        )
        if not inside:
            raise ValueError("a crop lies within its picture")


def _set_lines(block: Struct, *names: str) -> None:
    for name in names:
        force_setattr(block, name, one_line(getattr(block, name)))


class Figure(Struct, frozen=True, kw_only=True, tag="figure", omit_defaults=True):
    """A picture in the text.

    `picture` is the SHA-256 (64 hexadecimal digits) of a picture that the newsroom keeps; while it
    is empty, `source` names where an imported article says that the picture lies. `alt` is for
    those who do not see it, `credit` names who made it.
    """

    picture: str = ""
    source: str = ""
    alt: str = ""
    caption: Inlines = ()
    credit: str = ""
    crop: Crop | None = None
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        _set_lines(self, "picture", "source", "alt", "credit")
        force_setattr(self, "caption", normal(self.caption))
        if self.picture:
            force_setattr(self, "source", "")
        if self.crop == Crop(0, 0, WHOLE, WHOLE):
            force_setattr(self, "crop", None)


class Gallery(Struct, frozen=True, kw_only=True, tag="gallery", omit_defaults=True):
    """Pictures shown together; figures in a gallery carry no review marks of their own."""

    figures: tuple[Figure, ...] = ()
    caption: Inlines = ()
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        force_setattr(self, "caption", normal(self.caption))
        figures = tuple(
            one if one.review == UNREVIEWED_BLOCK else replace(one, review=UNREVIEWED_BLOCK)
            for one in self.figures
        )
        force_setattr(self, "figures", figures)


class Embed(Struct, frozen=True, kw_only=True, tag="embed", omit_defaults=True):
    """A post or video that lives elsewhere; `thumbnail` is the SHA-256 of a kept picture."""

    provider: str = ""
    url: str
    title: str = ""
    thumbnail: str = ""
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        _set_lines(self, "provider", "url", "title", "thumbnail")


class PullQuote(Struct, frozen=True, kw_only=True, tag="pullquote", omit_defaults=True):
    """A sentence lifted out of the story, and who said it."""

    text: Inlines = ()
    by: str = ""
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        force_setattr(self, "text", normal(self.text))
        _set_lines(self, "by")


class Table(Struct, frozen=True, kw_only=True, tag="table", omit_defaults=True):
    """Rows of equally many cells; with `header`, the first row names the columns."""

    rows: tuple[tuple[Inlines, ...], ...] = ()
    header: bool = False
    caption: Inlines = ()
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        width = max((len(row) for row in self.rows), default=0)
        rows = tuple(
            tuple(normal(cell) for cell in row) + ((),) * (width - len(row))
            for row in self.rows
            if width
        )
        force_setattr(self, "rows", rows)
        force_setattr(self, "header", self.header and bool(rows))
        force_setattr(self, "caption", normal(self.caption))


class Rule(Struct, frozen=True, kw_only=True, tag="rule", omit_defaults=True):
    """A line between two parts of a story."""

    review: BlockReview = UNREVIEWED_BLOCK


class Related(Struct, frozen=True, kw_only=True, tag="related", omit_defaults=True):
    """Other articles of the newsroom, by their lasting `uid`."""

    articles: tuple[str, ...] = ()
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        force_setattr(self, "articles", tuple(dict.fromkeys(map(one_line, self.articles))))


class Unknown(Struct, frozen=True, kw_only=True, tag="unknown", omit_defaults=True):
    """A block that this version of Midad does not know, kept as it came.

    `kind` is its name in JSON, `data` its other fields as a JSON object: sorted keys, no white
    space. Raises `ValueError` when `data` is anything else.
    """

    kind: str
    data: str = "{}"
    review: BlockReview = UNREVIEWED_BLOCK

    def __post_init__(self) -> None:
        fields = json.loads(self.data)
        if not self.kind:
            raise ValueError("an unknown block has a kind")
        if not isinstance(fields, dict) or not fields.keys().isdisjoint({"type", "review"}):
            raise ValueError("an unknown block holds its fields, without type and review")
        data = json.dumps(
            fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
        )
        force_setattr(self, "data", data)


Atomic: TypeAlias = Figure | Gallery | Embed | PullQuote | Table | Rule | Related | Unknown
Block: TypeAlias = TextBlock | Atomic
