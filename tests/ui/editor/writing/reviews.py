"""Texts under review for tests: whose suggestions, and a text of marks written down."""

from datetime import UTC, datetime

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.inline import Break, Inlines, Text
from studio.document.review import accepted_article, rejected_article
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.suggester import Suggester
from tests.ui.editor.writing.pages import BODY, Clock, page

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Names:
    """Names of changes, each once, and a time that stands still."""

    def __init__(self) -> None:
        self.given = 0
        self.time = NOON

    def name(self) -> str:
        self.given += 1
        return f"n{self.given}"

    def suggester(self, author: int = 1) -> Suggester:
        return Suggester(author, lambda: self.time, self.name)


def suggesting(*found: Block, author: int = 1, clock: Clock | None = None) -> Manuscript:
    """Return a manuscript with this body, in which every edit is a suggestion."""
    manuscript = page(*found, clock=clock)
    manuscript.suggest_as(Names().suggester(author))
    return manuscript


def shown(content: Inlines) -> str:
    """Write a content down: {+inserted+}, [-struck out-], <formatted>; who did it where not 1."""
    said = ""
    for one in content:
        words = one.text if isinstance(one, Text) else "⏎" if isinstance(one, Break) else "*"
        review = one.review
        if review.format_change is not None:
            words = f"<{words}>"
        if review.insertion is not None:
            by = "" if review.insertion.author == 1 else review.insertion.author
            words = f"{{+{by}{words}+}}"
        if review.deletion is not None:
            by = "" if review.deletion.author == 1 else review.deletion.author
            words = f"[-{by}{words}-]"
        said += words
    return said


def lines(manuscript: Manuscript) -> list[str]:
    """Return the passages of the body under review, written down, their borders too."""
    found = []
    for passage in manuscript.whole[BODY:]:
        review = passage.block.review
        signs = {
            "+¶ ": review.split,
            "-¶ ": review.join,
            "~ ": review.restyle,
            "+ ": review.insertion,
            "- ": review.deletion,
        }
        said = "".join(sign for sign, change in signs.items() if change is not None)
        name = "" if passage.card is None else type(passage.card).__name__
        found.append(said + name + shown(passage.content))
    return found


def accepted(manuscript: Manuscript) -> tuple[Block, ...]:
    return accepted_article(manuscript.read(ArticleText())).body.blocks


def rejected(manuscript: Manuscript) -> tuple[Block, ...]:
    return rejected_article(manuscript.read(ArticleText())).body.blocks
