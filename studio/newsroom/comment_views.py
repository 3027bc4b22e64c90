"""Rows of comments as the views that go up: threads with their answers, places and names.

For this floor alone: whoever calls has checked rights. An older newsroom that can only be read
knows no places; its comments are shown without.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import select

from studio.arabic.later import later
from studio.document.anchors import BETWEEN, Anchor, Stretch
from studio.newsroom.views import CommentView, ThreadView
from studio.storage import tables
from studio.storage.remark_tables import CommentPlace
from studio.storage.unit_of_work import UnitOfWork, has_table

MENTION: Final = later(lambda: re.compile(r"@\[(\d{1,18})\]"))
"""How a body names a person."""


def can_place(work: UnitOfWork) -> bool:
    """Say whether the newsroom knows places: an older one that can only be read does not."""
    return has_table(work, CommentPlace.__tablename__)


def threads_of(work: UnitOfWork, article: tables.Article) -> tuple[ThreadView, ...]:
    """Return every thread of an article, in the order in which they were begun."""
    rows = work.rows.scalars(
        select(tables.Comment)
        .where(tables.Comment.article_id == article.id)
        .order_by(tables.Comment.id)
    ).all()
    if not rows:
        return ()
    view = viewer(work, _edits(work, article.id))
    places, names = _places(work, article.id), _names(work)
    answers: dict[int, list[CommentView]] = {}
    for row in rows:
        if row.parent_id is not None:
            answers.setdefault(row.parent_id, []).append(view(row))
    return tuple(
        ThreadView(
            comment=view(row),
            answers=tuple(answers.get(row.id, ())),
            anchor=_anchor(row, places.get(row.id)),
            revision=places[row.id][1] if row.id in places else None,
            resolved=row.resolved_at,
            resolved_by=row.resolved_by_id,
            resolved_by_name=names.get(row.resolved_by_id or 0, ""),
        )
        for row in rows
        if row.parent_id is None
    )


def _places(work: UnitOfWork, article: int) -> dict[int, tuple[CommentPlace, int]]:
    if not can_place(work):
        return {}
    query = (
        select(CommentPlace, tables.Revision.number)
        .join(tables.Comment, tables.Comment.id == CommentPlace.comment_id)
        .join(tables.Revision, tables.Revision.id == CommentPlace.revision_id)
        .where(tables.Comment.article_id == article)
    )
    return {place.comment_id: (place, number) for place, number in work.rows.execute(query)}


def _anchor(row: tables.Comment, place: tuple[CommentPlace, int] | None) -> Anchor | None:
    if place is None:
        return Anchor(row.anchor, Stretch(row.field), row.quoted) if row.field else None
    at = place[0]
    end = at.start_at + len(row.quoted.split(BETWEEN, 1)[0])
    stretch = Stretch(row.field, at.block, at.start_at, end)
    return Anchor(row.anchor, stretch, row.quoted, at.before, at.after)


def _names(work: UnitOfWork) -> dict[int, str]:
    return dict(work.rows.execute(select(tables.Person.id, tables.Person.display_name)).all())


def _edits(work: UnitOfWork, article: int) -> dict[int, datetime]:
    """Return when each comment of an article was edited last, as the record says."""
    query = (
        select(tables.RecordEntry.details, tables.RecordEntry.at)
        .where(
            tables.RecordEntry.article_id == article, tables.RecordEntry.action == "edit_comment"
        )
        .order_by(tables.RecordEntry.id)
    )
    return {json.loads(details)["comment"]: at for details, at in work.rows.execute(query)}


def viewer(work: UnitOfWork, edits: dict[int, datetime]) -> Callable[[tables.Comment], CommentView]:
    """Return what makes views of rows, with the names of now."""
    names = _names(work)

    def named(found: re.Match[str]) -> str:
        name = names.get(int(found[1]))
        return found[0] if name is None else f"@{name}"

    def view(row: tables.Comment) -> CommentView:
        mentions = (int(found[1]) for found in MENTION.finditer(row.body))
        return CommentView(
            id=row.id,
            article=row.article_id,
            author=row.author_id,
            author_name=names.get(row.author_id, ""),
            at=row.at,
            body=MENTION.sub(named, row.body),
            source=row.body,
            mentions=tuple(dict.fromkeys(one for one in mentions if one in names)),
            edited=edits.get(row.id),
        )

    return view
