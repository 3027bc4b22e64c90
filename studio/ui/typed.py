"""The text of the open article as it stands: what is kept of it, and what its surface shows.

Reading a surface costs, so it is done when somebody asks for the text and something was typed.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import fields, replace

from studio.document.anchors import same_words
from studio.document.article import ArticleText
from studio.newsroom.undoing import UndoNews

SURFACE_FIELDS: Final = ("headline", "kicker", "standfirst", "lead_picture", "body")
"""What of an article the writing surface shows."""

BESIDE_FIELDS: Final = tuple(
    one.name for one in fields(ArticleText) if one.name not in SURFACE_FIELDS
)
"""What of it stands beside the text, where nothing can be suggested."""

Reader = Callable[[ArticleText], ArticleText]
"""Puts what a surface shows into an article."""
UndoMaker = Callable[[], Callable[[], UndoNews]]
"""Gives what makes, in another thread, the news of what can be undone."""


class Typed:
    """A text, and the surface that is written on."""

    def __init__(self) -> None:
        self._text = ArticleText()
        self._reader: Callable[[ArticleText], ArticleText] | None = None
        self._touched = False  # the surface shows words that `_text` does not hold
        self.news: Callable[[], Callable[[], UndoNews] | None] = lambda: None

    @property
    def text(self) -> ArticleText:
        """The text with what is typed."""
        if self._touched and self._reader is not None:
            self._text = self._reader(self._text)
        self._touched = False
        return self._text

    def put(self, text: ArticleText) -> None:
        """Hold another text, which the surface is going to show."""
        self._text, self._touched = text, False

    def touch(self) -> None:
        """Hear that something was typed."""
        self._touched = True

    def attach(self, reader: Reader, news: UndoMaker | None) -> None:
        """Let a surface put what it shows into a text; `news` is what is new of its undo."""
        self._reader = reader
        self.news = news or self.news


def rebased(sent: ArticleText, local: ArticleText, kept: ArticleText) -> ArticleText:
    """Return what was kept, with every field that the person changed since `sent`.

    Anchors of comments that the person's text has and the kept one lacks are no reason to show
    another text.
    """
    if local == sent:
        return local if same_words(local, kept) else kept
    changed = {
        field.name: getattr(local, field.name)
        for field in fields(ArticleText)
        if getattr(local, field.name) != getattr(sent, field.name)
    }
    return replace(kept, **changed)
