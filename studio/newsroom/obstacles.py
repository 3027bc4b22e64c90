"""What stands in the way of publishing an article: each with its code and its place.

Pure: told the text and the facts beside it. Deliberately absent: stage, sign-off and rights,
which `workflow` decides, and house rules, which the copy desk will add.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.document.article import ArticleText
from studio.document.blocks import BlockReview, Figure, Gallery
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.review import accepted_article, has_suggestions
from studio.document.tree import Document
from studio.storage.codes import Check


class ObstacleCode(StrEnum):
    """What can stand in the way."""

    HEADLINE_MISSING = "headline_missing"
    BODY_MISSING = "body_missing"
    SECTION_MISSING = "section_missing"
    SUGGESTIONS_OPEN = "suggestions_open"
    PICTURE_MISSING = "picture_missing"
    ALT_TEXT_MISSING = "alt_text_missing"
    LEGAL_CHECK_OPEN = "legal_check_open"
    PICTURE_CHECK_OPEN = "picture_check_open"
    CHECKLIST_OPEN = "checklist_open"
    LEGAL_CHECK_OUTDATED = "legal_check_outdated"
    PICTURE_CHECK_OUTDATED = "picture_check_outdated"
    CHECKLIST_OUTDATED = "checklist_outdated"
    UNDECLARED = "undeclared"
    """The text differs from the live one, and does not say as what."""
    EMBARGO = "embargo"
    UNFINISHED = "unfinished"
    """Advice alone (`studio.newsroom.unfinished`): it keeps nothing from being published."""


OUTDATED: Final = MappingProxyType(
    {
        "legal_check": ObstacleCode.LEGAL_CHECK_OUTDATED,
        "picture_check": ObstacleCode.PICTURE_CHECK_OUTDATED,
        "checklist": ObstacleCode.CHECKLIST_OUTDATED,
    }
)
"""What it is, where a check was done on an earlier text."""


class Obstacle(Struct, frozen=True):
    """One obstacle: in a field of the article by its English name, and a block by its index."""

    code: ObstacleCode
    field: str
    block: int | None = None

    def __str__(self) -> str:
        """Return the code with its place, as an error carries it."""
        place = self.field if self.block is None else f"{self.field} {self.block}"
        return f"{self.code.value}:{place}"


class Circumstances(Struct, frozen=True, kw_only=True):
    """What counts beside the text.

    `sections` are those that exist, `pictures` those that the newsroom keeps, and `described`
    those of them with an alternative text of their own.
    """

    now: datetime
    sections: Collection[int]
    pictures: Collection[str]
    described: Collection[str]
    legal_check: Check = Check.NOT_NEEDED
    picture_check: Check = Check.NOT_NEEDED
    checklist_open: bool = False
    earlier: Collection[str] = ()
    """What was done, but on an earlier text: `legal_check`, `picture_check` or `checklist`."""
    undeclared: bool = False
    embargo_until: datetime | None = None
    embargo_open_ended: bool = False


def under_embargo(until: datetime | None, now: datetime, *, open_ended: bool) -> bool:
    """Say whether an embargo still holds."""
    return open_ended or (until is not None and now < until)


def missing_parts(article: ArticleText, sections: Collection[int]) -> tuple[Obstacle, ...]:
    """Return what an article lacks that it needs already when it is submitted."""
    standing = accepted_article(article)
    found = []
    if not plain(standing.headline):
        found.append(Obstacle(ObstacleCode.HEADLINE_MISSING, "headline"))
    if not plain_text(standing.body).strip():
        found.append(Obstacle(ObstacleCode.BODY_MISSING, "body"))
    if standing.section is None or standing.section not in sections:
        found.append(Obstacle(ObstacleCode.SECTION_MISSING, "section"))
    return tuple(found)


def obstacles(article: ArticleText, around: Circumstances) -> tuple[Obstacle, ...]:
    """Return everything that stands in the way of publishing, in the order of reading."""
    return (
        *missing_parts(article, around.sections),
        *_suggestions(article),
        *_pictures(article, around),
        *_checks(around),
    )


def _suggestions(article: ArticleText) -> Iterator[Obstacle]:
    for name in ("headline", "kicker", "standfirst"):
        if has_suggestions(ArticleText(headline=getattr(article, name))):
            yield Obstacle(ObstacleCode.SUGGESTIONS_OPEN, name)
    if article.lead_picture is not None and has_suggestions(Document((article.lead_picture,))):
        yield Obstacle(ObstacleCode.SUGGESTIONS_OPEN, "lead_picture")
    for index, block in enumerate(article.body.blocks):
        if has_suggestions(Document((block,))):
            yield Obstacle(ObstacleCode.SUGGESTIONS_OPEN, "body", index)


def _pictures(article: ArticleText, around: Circumstances) -> Iterator[Obstacle]:
    for figure, field, block in figures(article):
        if _goes(figure.review):
            continue
        if not figure.picture or figure.picture not in around.pictures:
            yield Obstacle(ObstacleCode.PICTURE_MISSING, field, block)
        if not figure.alt and figure.picture not in around.described:
            yield Obstacle(ObstacleCode.ALT_TEXT_MISSING, field, block)


def _goes(review: BlockReview) -> bool:
    return review.deletion is not None


def figures(article: ArticleText) -> Iterator[tuple[Figure, str, int | None]]:
    """Yield every figure of an article with its field and, in the body, its block."""
    if article.lead_picture is not None:
        yield article.lead_picture, "lead_picture", None
    for index, block in enumerate(article.body.blocks):
        if isinstance(block, Figure):
            yield block, "body", index
        elif isinstance(block, Gallery):
            for figure in block.figures:
                yield figure, "body", index


def _checks(around: Circumstances) -> Iterator[Obstacle]:
    if around.legal_check is Check.REQUIRED:
        yield Obstacle(ObstacleCode.LEGAL_CHECK_OPEN, "legal_check")
    if around.picture_check is Check.REQUIRED:
        yield Obstacle(ObstacleCode.PICTURE_CHECK_OPEN, "picture_check")
    if around.checklist_open:
        yield Obstacle(ObstacleCode.CHECKLIST_OPEN, "checklist")
    for field, code in OUTDATED.items():
        if field in around.earlier:
            yield Obstacle(code, field)
    if around.undeclared:
        yield Obstacle(ObstacleCode.UNDECLARED, "notice")
    if under_embargo(around.embargo_until, around.now, open_ended=around.embargo_open_ended):
        yield Obstacle(ObstacleCode.EMBARGO, "embargo_until")
