"""How safe typed words are, and the steps between a draft and a version.

Deliberately absent: when these steps are taken; `studio.ui.story` says so.
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum

from studio.document.article import ArticleText
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.drafts import draft, keep_draft
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail, DraftView


class SaveState(StrEnum):
    """How safe what was typed is."""

    CLEAN = "clean"
    """Nothing was typed since it was opened."""
    WAITING = "waiting"
    SAVED = "saved"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Saving:
    """How safe what was typed is, since when, and what keeps it from being safer.

    `loud` says that it has failed for longer than a person may be left without knowing.
    """

    state: SaveState
    at: datetime | None = None
    error: MidadError | None = None
    loud: bool = False


def read_both(acting: Acting, article: int) -> tuple[ArticleDetail, DraftView | None]:
    """Return an article, and what the person typed in it and has not handed over."""
    return load(acting, article), draft(acting, article)


def keep_typed(acting: Acting, article: int, base: int, text: ArticleText, note: str) -> Changes:
    """Make a version of the draft; without a draft, of `text`, where `note` names one.

    Raises as `studio.newsroom.drafts.keep_draft`.
    """
    if draft(acting, article) is not None:
        return keep_draft(acting, article, base=base, note=note)
    return edit(acting, article, text, base=base, note=note) if note else NOTHING


def rebased(sent: ArticleText, local: ArticleText, kept: ArticleText) -> ArticleText:
    """Return what was kept, with every field that the person changed since `sent`."""
    if local == sent:
        return kept
    changed = {
        field.name: getattr(local, field.name)
        for field in fields(ArticleText)
        if getattr(local, field.name) != getattr(sent, field.name)
    }
    return replace(kept, **changed)
