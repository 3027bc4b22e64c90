"""Places that a journalist marked to be filled in later: «TK», «؟؟» and what else a newsroom uses.

They are advice: nothing is refused for them. Pure: told the text and the newsroom's marks.
"""

import re
from collections.abc import Iterator

from studio.document.article import ArticleText
from studio.document.blocks import PullQuote
from studio.document.inline import Footnote, Inlines, plain
from studio.document.tree import contents
from studio.newsroom.obstacles import Obstacle, ObstacleCode


def unfinished(article: ArticleText, marks: str) -> tuple[Obstacle, ...]:
    """Return every place that holds one of `marks`, which stand between spaces, in reading order.

    A mark of letters counts as a word of its own only: «TK» does not stand in «TKO».
    """
    wanted = _pattern(marks)
    if wanted is None:
        return ()
    return tuple(
        Obstacle(ObstacleCode.UNFINISHED, field, block)
        for field, block, words in _places(article)
        if wanted.search(words)
    )


def _pattern(marks: str) -> re.Pattern[str] | None:
    found = [rf"\b{re.escape(one)}\b" if one.isalnum() else re.escape(one) for one in marks.split()]
    return re.compile("|".join(found)) if found else None


def _places(article: ArticleText) -> Iterator[tuple[str, int | None, str]]:
    yield "kicker", None, plain(article.kicker)
    yield "headline", None, plain(article.headline)
    yield "standfirst", None, plain(article.standfirst)
    if article.lead_picture is not None:
        yield "lead_picture", None, _words(article.lead_picture.caption, article.lead_picture.alt)
    for index, block in enumerate(article.body.blocks):
        more = block.by if isinstance(block, PullQuote) else getattr(block, "alt", "")
        yield "body", index, "\n".join((*(_words(one) for one in contents(block)), more))


def _words(content: Inlines, more: str = "") -> str:
    notes = (plain(one.content) for one in content if isinstance(one, Footnote))
    return "\n".join((plain(content), *notes, more))
