"""On which text a check was done, and whether it holds for another one.

A check holds while what it looked at is the same: the words of the article for the legal check and
the lines of a checklist, the pictures for the picture check. Section, tags and address are no
words; open suggestions and comments change nothing, and neither does the signature that submitting
gives to an article without one. So a check holds again when a text comes back.
Deliberately absent: asking for a check and doing it (`planning`, `checklists`).
"""

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace
from sqlalchemy import delete, select, update

from studio.document.anchors import without_comments
from studio.document.article import ArticleText
from studio.document.review import rejected_article
from studio.errors import Damaged
from studio.newsroom import access, kept, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.obstacles import figures
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import Check
from studio.storage.desk_tables import DoneCheck
from studio.storage.unit_of_work import UnitOfWork, has_table

LEGAL: Final = "legal_check"
PICTURES: Final = "picture_check"
NAMED: Final = MappingProxyType({LEGAL: "legal_check", PICTURES: "picture_check"})
"""The checks of an article by name, with the field of `Plan` that each is."""

CONFIRM: Final = "confirm_check"
"""What the record calls it that a check still holds."""


def confirm_check(acting: Acting, article: int, what: str) -> Changes:
    """Say that a check that was done on an earlier text holds for the newest one too.

    `what` is one of `NAMED`. One that holds, or is not done, changes nothing. Raises `Refused`:
    ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.LIFT, row)
        version = kept.working(work, row)
        if not is_done(row, what) or what not in outdated(work, row, kept.text(version)):
            return NOTHING
        note_done(work, row, what)
        row.updated_at = at
        record.append(
            work,
            acting,
            CONFIRM,
            at=at,
            article=row.id,
            revision=version,
            details={"check": what, "sha256": version.sha256},
        )
    return Changes(articles=(article,))


def is_done(row: tables.Article, what: str) -> bool:
    """Say whether one of the `NAMED` checks of an article was done, on whichever text."""
    state: Check = getattr(row, NAMED[what])
    return state is Check.DONE


def note_done(work: UnitOfWork, row: tables.Article, what: str) -> None:
    """Note that a check, or the line of a checklist with this hash, was done on the newest text."""
    work.rows.merge(DoneCheck(article_id=row.id, what=what, revision_id=kept.working(work, row).id))


def forget(work: UnitOfWork, row: tables.Article, what: str) -> None:
    """Note that it is not done any more."""
    done = DoneCheck.article_id == row.id, DoneCheck.what == what
    work.rows.execute(delete(DoneCheck).where(*done))


def carry_over(work: UnitOfWork, row: tables.Article, text: ArticleText) -> None:
    """Let what holds for `text` hold for the newest version too: nobody wrote what differs."""
    if not _are_kept(work):
        return
    held = DoneCheck.article_id == row.id, DoneCheck.what.not_in(outdated(work, row, text))
    newest = kept.working(work, row).id
    work.rows.execute(update(DoneCheck).where(*held).values(revision_id=newest))


def outdated(work: UnitOfWork, row: tables.Article, text: ArticleText) -> frozenset[str]:
    """Return what was done on another text than this, by name or by the hash of its line.

    What was done on a version that cannot be read any more is among it.
    """
    if not _are_kept(work):
        return frozenset()
    known = select(DoneCheck.what, DoneCheck.revision_id).where(DoneCheck.article_id == row.id)
    found = tuple(work.rows.execute(known))
    return frozenset(what for what, on in found if not _holds(work, what, on, text))


def read_by_readers(text: ArticleText) -> ArticleText:
    """Return a text as readers have it on the page: its words and pictures, and nothing beside."""
    return replace(
        _words(text), search_title="", search_description="", social_text="", notice=None
    )


def _holds(work: UnitOfWork, what: str, on: int, text: ArticleText) -> bool:
    version = work.rows.get(tables.Revision, on)
    if version is None:
        return False
    try:
        then = kept.text(version)
    except Damaged:
        return False
    if then == text:
        return True
    match what:
        case "picture_check":
            return _pictures(then) == _pictures(text)
        case "legal_check":
            return _words(then) == _words(text)
        case _:
            return replace(_words(then), notice=None) == replace(_words(text), notice=None)


@lru_cache(maxsize=8)
def _words(text: ArticleText) -> ArticleText:
    standing = rejected_article(without_comments(text))
    return replace(standing, section=None, tags=(), slug="")


def _pictures(text: ArticleText) -> tuple[Iterable[object], tuple[str, ...]]:
    standing = rejected_article(without_comments(text))
    return tuple(figure for figure, _, _ in figures(standing)), kept.pictures_of(standing)


def _are_kept(work: UnitOfWork) -> bool:
    """Say whether the newsroom notes them: an older one that can only be read does not."""
    return has_table(work, DoneCheck.__tablename__)
