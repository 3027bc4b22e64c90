"""Random documents over the whole schema, with text that is out to break whatever reads it.

A block is made of one short string of bytes, each byte a choice, so that thousands of documents
are drawn in seconds and still shrink: fewer bytes and smaller ones mean fewer and plainer things.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar

from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.document.article import ArticleText, Byline, NotePlace, Notice, NoticeKind
from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    Align,
    Block,
    BlockReview,
    Box,
    Code,
    Crop,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    ListKind,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.inline import Break, Footnote, Inline, Inlines, Text, normal
from studio.document.marks import (
    PLAIN,
    UNREVIEWED,
    Change,
    FormatChange,
    Language,
    Link,
    Marks,
    Review,
    clean,
)
from studio.document.tree import Document

T = TypeVar("T")

ARABIC_WORDS: Final = (
    "وقال", "الوزير", "إن", "المدينة", "مُحَمَّدٌ", "الله", "لا", "لأنّ", "كتـــاب", "بيونغ", "يانغ",
    "العام", "٢٠٢٥", "۱۴۰۳", "2025", "١٬٢٣٤٫٥", "رويترز،", "«النور»", "“أول", "عام”", "؟", "ء",
    "ى", "الآن", "مسؤول", "شؤون", "ٱلْكِتَٰب", "پاریس", "أ.ف.ب", "نصّ",
)  # fmt: skip

HOSTILE: Final = (
    "*", "_x_", "**", "__", "#", "##", "1.", "1)", "١.", "٣)", "۲.", "-", "+", "=", ":", "~", "~~",
    "`", "``", "[a](b)", "[a]", "[a][b]", "![a](b)", "[a]: b", "[^1]", "[^1]:", "*[HTML]:", "<b>",
    "</strong>", "<!-- x -->", "<?php ?>", "<script>", "<a@b.c>", "<http://a.b>", "&amp;", "&#42;",
    "&lt;", "&", "&copy", "|", "| a | b |", "|---|---|", "\\", "\\*", ">", "> a", "{: x=y }", "{:",
    "}", "{#id}", "{.c}", "---", "===", "***", "^", "^^", "==", "]]>", "\x22q\x22", "'",
    "user_name", "5*3*2", "!", "(ص)", "http://a.b/c_d_e", "www.a.b", "a@b.c", "C++\u200e",
    "\u200f", "\u2066a\u2069", "\u061c", "می\u200cرود", "\u00a0", "\u00a0،", "👨\u200d👩\u200d👧",
    "🇵🇸", "\u064bا", "\u0301e", "\ufeff", "\u00ad", "\u202f", "\u3000", "\u2003", "\u1680",
    "\u200b", "\u2060", "1990.", "C:\\a\\b", "$x$", "$$", "%", "@", "```", "~~~", "midad",
    "wzxhzdk:0", "klzzwxh:0001", "amp", "STX", "\x22", "a=b", "{", "x" * 90, "اللاسلكية" * 12,
    "word\u200bword", "…", "ﷺ", "ﻼ", "İ", "ß", "𝔘", "\ufe0f", "{++a++}", "{--b--}", "[TOC]",
    "[[wiki]]", "///", "://", "mailto:a@b.c", "javascript:alert(1)",
)  # fmt: skip

_LINKS: Final = (
    Link("https://example.com/a_b(1)?x=1&y=2"),
    Link("https://example.com/خبر", "عنوان \x22خاص\x22"),
    Link("https://example.com/خبر"),
    Link("mailto:a@b.c", "", "nofollow ugc"),
    Link("tel:+9705", "<b> & 'x'", "nofollow"),
    Link("http://a.b/*c*_d_[e]`f`\\g|h\x22<i>", "*t* [x](y) \\ | {: a=b }"),
    Link("https://a.b/&amp;&#42;"),
)
_LANGUAGES: Final = (
    Language("en", Direction.LTR),
    Language("fa"),
    Language("", Direction.RTL),
    Language("fr", Direction.RTL),
)
_CHANGES: Final = tuple(
    Change(f"s{number}", 1 + number % 2, datetime(2025, 1, 6, 9, number, tzinfo=UTC))
    for number in range(4)
)
_SHA: Final = ("0" * 64, "0123456789abcdef" * 4)
_SOURCES: Final = ("", "صور/أولى.jpg", "https://a.b/c_d.png?e=f&g", "a (1) \x22b\x22.png")
_PROVIDERS: Final = ("", "youtube", "x", "أي \x22مزوّد\x22")
_UNKNOWN: Final = (
    ("poll", "{}"),
    ("live-blog", '{"a":[1,2,{"ب":null}],"z":"``` <b> ~~~"}'),
    ("خريطة", '{"x":1.5,"y":true}'),
)


class _Dice:
    """Choices read off a string of bytes; when it runs out, always the first."""

    def __init__(self, data: bytes, *, reviewed: bool = False) -> None:
        self._data = iter(data)
        self.reviewed = reviewed

    def roll(self, sides: int) -> int:
        return next(self._data, 0) % sides

    def pick(self, among: Sequence[T]) -> T:
        return among[self.roll(len(among))]

    def rarely(self, sides: int = 6) -> bool:
        """Say yes once in `sides`, and never when the bytes ran out."""
        return self.roll(sides) == sides - 1

    def times(self, make: Callable[[], T], least: int, most: int) -> list[T]:
        return [make() for _ in range(least + self.roll(most - least + 1))]


def _word(dice: _Dice) -> str:
    kind = dice.roll(16)
    if kind < 9:
        return dice.pick(ARABIC_WORDS)
    if kind < 15:
        return dice.pick(HOSTILE)
    point = dice.roll(256) * 256 + dice.roll(256)
    return clean(chr(0x10000 + point if dice.rarely(4) else point))


def _words(dice: _Dice, most: int = 4) -> str:
    words: list[str] = []
    for _ in range(1 + dice.roll(most)):
        words += [_word(dice), dice.pick((" ", " ", " ", "", "  "))]
    return dice.pick(("", "", " ")) + "".join(words)


def _marks(dice: _Dice) -> Marks:
    kind = dice.roll(16)
    if kind < 6:
        return PLAIN
    if kind == 6:
        return Marks(bold=True)
    if kind == 7:
        return Marks(italic=True)
    if kind == 8:
        return Marks(link=dice.pick(_LINKS))
    if kind == 9:
        return Marks(code=True)
    return Marks(
        bold=dice.rarely(3),
        italic=dice.rarely(3),
        underline=dice.rarely(4),
        strike=dice.rarely(4),
        superscript=dice.rarely(5),
        subscript=dice.rarely(5),
        code=dice.rarely(8),
        link=dice.pick(_LINKS) if dice.rarely(3) else None,
        language=dice.pick(_LANGUAGES) if dice.rarely(4) else None,
    )


def _comments(dice: _Dice) -> tuple[str, ...]:
    return tuple(dice.times(lambda: dice.pick(("t1", "t2", "t3")), 1, 2))


def _review(dice: _Dice) -> Review:
    if not dice.reviewed or not dice.rarely(3):
        return UNREVIEWED
    return Review(
        insertion=dice.pick(_CHANGES) if dice.rarely(3) else None,
        deletion=dice.pick(_CHANGES) if dice.rarely(3) else None,
        format_change=FormatChange(dice.pick(_CHANGES), _marks(dice)) if dice.rarely(4) else None,
        comments=_comments(dice) if dice.rarely(4) else (),
    )


def _inline(dice: _Dice, *, breaks: bool = True, notes: bool = True) -> Inline:
    kind = dice.roll(24)
    if breaks and kind >= 22:
        return Break(_review(dice))
    if notes and kind == 21:
        inner = dice.times(lambda: _inline(dice, breaks=False, notes=False), 0, 3)
        return Footnote(tuple(inner), _review(dice))
    return Text(_words(dice), _marks(dice), _review(dice))


def _content(dice: _Dice, most: int = 5) -> Inlines:
    return tuple(dice.times(lambda: _inline(dice), 0, most))


def _short(dice: _Dice) -> str:
    return _words(dice, 2) if dice.rarely(2) else ""


def _block_review(dice: _Dice) -> BlockReview:
    if not dice.reviewed or not dice.rarely(3):
        return UNREVIEWED_BLOCK
    return BlockReview(
        insertion=dice.pick(_CHANGES) if dice.rarely(4) else None,
        deletion=dice.pick(_CHANGES) if dice.rarely(4) else None,
        comments=_comments(dice) if dice.rarely(4) else (),
    )


def _text_review(dice: _Dice) -> BlockReview:
    if not dice.reviewed or not dice.rarely(3):
        return UNREVIEWED_BLOCK
    restyle = dice.pick(_CHANGES) if dice.rarely(4) else None
    return BlockReview(
        split=dice.pick(_CHANGES) if dice.rarely(3) else None,
        join=dice.pick(_CHANGES) if dice.rarely(3) else None,
        restyle=restyle,
        before=_empty_text_block(dice) if restyle else None,
        comments=_comments(dice) if dice.rarely(4) else (),
    )


def _empty_text_block(dice: _Dice) -> TextBlock:
    quote, direction = dice.roll(3), dice.pick((None, Direction.LTR, Direction.RTL))
    kind = dice.roll(4)
    if kind == 0:
        return Paragraph(quote=quote, direction=direction)
    if kind == 1:
        return Heading(quote=quote, direction=direction, level=2 + dice.roll(3))
    if kind == 2:
        return Item(quote=quote, kind=dice.pick(tuple(ListKind)), level=dice.roll(3))
    return Code(quote=quote, language="py")


def _figure(dice: _Dice, *, reviewed: bool = True) -> Figure:
    return Figure(
        picture=dice.pick(("", *_SHA)),
        source=dice.pick(_SOURCES),
        alt=_short(dice),
        caption=_content(dice, 2),
        credit=_short(dice),
        crop=Crop(10 * dice.roll(9), 0, 5000, 1 + dice.roll(200)) if dice.rarely(3) else None,
        review=_block_review(dice) if reviewed else UNREVIEWED_BLOCK,
    )


def _table(dice: _Dice) -> Table:
    simple = dice.rarely(2)
    return Table(
        rows=tuple(dice.times(lambda: tuple(dice.times(lambda: _content(dice, 2), 0, 3)), 0, 3)),
        header=simple or dice.rarely(2),
        caption=() if simple else _content(dice, 2),
        review=_block_review(dice),
    )


def _code(dice: _Dice) -> Inlines:
    def line() -> Inline:
        return Break(_review(dice)) if dice.rarely(3) else Text(_words(dice), PLAIN, _review(dice))

    return tuple(dice.times(line, 0, 6))


def _atomic(dice: _Dice) -> Block:
    kind = dice.roll(9)
    if kind == 0:
        return Rule(review=_block_review(dice))
    if kind in {1, 2}:
        return _table(dice)
    if kind in {3, 4}:
        return _figure(dice)
    if kind == 5:
        return PullQuote(text=_content(dice, 3), by=_short(dice), review=_block_review(dice))
    if kind == 6:
        figures = tuple(dice.times(lambda: _figure(dice, reviewed=False), 0, 3))
        return Gallery(figures=figures, caption=_content(dice, 2), review=_block_review(dice))
    if kind == 7:
        return Embed(
            provider=dice.pick(_PROVIDERS),
            url=dice.pick(_LINKS).href,
            title=_short(dice),
            thumbnail=dice.pick(("", *_SHA)),
            review=_block_review(dice),
        )
    if dice.rarely(2):
        unknown = dice.pick(_UNKNOWN)
        return Unknown(kind=unknown[0], data=unknown[1], review=_block_review(dice))
    uids = tuple(dice.times(lambda: dice.pick(("a-1", "b-2", "c 3")), 0, 3))
    return Related(articles=uids, review=_block_review(dice))


def _block(dice: _Dice) -> Block:
    kind = dice.roll(16)
    if kind >= 13:
        return _atomic(dice)
    quote = dice.roll(3) if dice.rarely(4) else 0
    direction = dice.pick((None, Direction.LTR, Direction.RTL)) if dice.rarely(4) else None
    align = dice.pick(tuple(Align)) if dice.rarely(5) else Align.START
    box = dice.pick(tuple(Box)) if dice.rarely(6) else None
    review = _text_review(dice)
    if kind == 12:
        language = dice.pick(("", "py", "c++", "نص", "a`b"))
        return Code(_code(dice), quote, direction, align, box, review, language)
    if kind < 5:
        return Paragraph(_content(dice), quote, direction, align, box, review)
    if kind == 5:
        level = 2 + dice.roll(3)
        return Heading(_content(dice, 3), quote, direction, align, box, review, level)
    start = dice.roll(12) if dice.rarely(6) else None
    item_kind, level = dice.pick(tuple(ListKind)), dice.roll(3)
    return Item(
        _content(dice, 3), quote, direction, align, box, review,
        item_kind, level, start, dice.rarely(5),
    )  # fmt: skip


def _bytes(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


def words() -> st.SearchStrategy[str]:
    """Return text that a run may hold, friendly and hostile."""
    return _bytes(24).map(lambda data: _words(_Dice(data), 6))


def raw_inlines(*, reviewed: bool = False) -> st.SearchStrategy[Inlines]:
    """Return inlines that are not yet in normal form."""
    return _bytes(64).map(lambda data: _content(_Dice(data, reviewed=reviewed), 7))


def inlines(*, reviewed: bool = False) -> st.SearchStrategy[Inlines]:
    """Return inlines in normal form, as a block holds them."""
    return raw_inlines(reviewed=reviewed).map(normal)


def blocks(*, reviewed: bool = False) -> st.SearchStrategy[Block]:
    """Return blocks of every kind."""
    return _bytes(80).map(lambda data: _block(_Dice(data, reviewed=reviewed)))


def documents(*, reviewed: bool = False) -> st.SearchStrategy[Document]:
    """Return documents of up to nine blocks; with `reviewed`, with review marks as well."""
    return st.builds(
        Document,
        st.lists(blocks(reviewed=reviewed), max_size=9).map(tuple),
        st.sampled_from((Direction.RTL, Direction.RTL, Direction.LTR)),
        st.sampled_from(("ar", "ar-PS", "en")),
    )


def _notice(dice: _Dice) -> Notice:
    kind, place = dice.pick(tuple(NoticeKind)), dice.pick(tuple(NotePlace))
    return Notice(kind, _short(dice), place)


def _article(data: bytes, body: Document, *, reviewed: bool) -> ArticleText:
    dice = _Dice(data, reviewed=reviewed)
    return ArticleText(
        headline=_content(dice, 3),
        kicker=_content(dice, 1),
        standfirst=_content(dice, 2),
        bylines=tuple(dice.times(lambda: Byline(_words(dice, 2), dice.pick((None, 1, 2))), 0, 2)),
        dateline=_short(dice),
        body=body,
        lead_picture=_figure(dice, reviewed=False) if dice.rarely(2) else None,
        section=dice.pick((None, 1, 2)),
        tags=tuple(dice.times(lambda: dice.roll(4), 0, 3)),
        slug=dice.pick(("", "a-b", "خبر-عاجل")),
        search_title=_short(dice),
        search_description=_short(dice),
        social_text=_short(dice),
        notice=_notice(dice) if dice.rarely(4) else None,
    )


def article_texts(*, reviewed: bool = False) -> st.SearchStrategy[ArticleText]:
    """Return whole articles; with `reviewed`, with review marks in headlines and body as well."""
    return st.builds(
        lambda data, body: _article(data, body, reviewed=reviewed),
        _bytes(120),
        documents(reviewed=reviewed),
    )
