"""Notices: what each person is told of, kept until they have read it and after.

A use case tells whom it concerns in its own transaction; nobody is told of what they did
themselves. What somebody may not read any more is not shown to them. Deliberately absent: which
kinds a window shows (`studio.settings.Personal`), and telling people outside of the newsroom.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from sqlalchemy import delete, select, update
from sqlalchemy.orm import aliased

from studio.document.anchors import attached, places
from studio.newsroom import access, kept, needs, permissions
from studio.newsroom.acting import Acting
from studio.newsroom.comment_views import threads_of, viewer
from studio.newsroom.obstacles import Obstacle
from studio.newsroom.workflow import Action, Reach
from studio.storage import tables
from studio.storage.codes import NoticeCode, Role, Stage
from studio.storage.desk_tables import Notice
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork, has_table, values

MOST: Final = 200
"""How many a window lists."""

OF_ACTIONS: Final = {
    Action.SEND_BACK: NoticeCode.SENT_BACK,
    Action.APPROVE: NoticeCode.APPROVED,
    Action.SCHEDULE: NoticeCode.SCHEDULED,
    Action.PUBLISH: NoticeCode.PUBLISHED,
    Action.CORRECT: NoticeCode.CORRECTED,
    Action.WITHDRAW: NoticeCode.WITHDRAWN,
    Action.SPIKE: NoticeCode.SPIKED,
}
"""What an article's people are told of when an action is done to it."""


_ACTS: Final = frozenset({*OF_ACTIONS.values(), NoticeCode.SUBMITTED})


class NoticeLine(Struct, frozen=True, kw_only=True):
    """Something that a person was told of; `by_name` is empty where the clock did it.

    `comment` is what names or answers them. `said` are its words, or those that somebody said to
    what they did: a reason, a note. `in_the_way` is what still keeps a story back that missed its
    time.
    """

    id: int
    kind: NoticeCode
    article: int
    headline: str
    comment: int | None
    said: str
    by_name: str
    at: datetime
    read: bool
    in_the_way: tuple[Obstacle, ...] = ()


class NoticePlace(Struct, frozen=True):
    """Where a notice leads: an article, a field of it, and a block or None."""

    article: int
    field: str = ""
    block: int | None = None


# What use cases tell


def tell(
    work: UnitOfWork,
    people: Iterable[int],
    kind: NoticeCode,
    article: int,
    *,
    by: int | None,
    at: datetime,
    comment: int | None = None,
) -> None:
    """Tell these people of an article, but not whoever did it."""
    work.rows.add_all(
        Notice(
            person_id=person,
            kind=kind,
            article_id=article,
            comment_id=comment,
            by_id=by,
            at=at,
        )
        for person in dict.fromkeys(people)
        if person != by
    )


def tell_of_action(
    work: UnitOfWork, acting: Acting, action: Action, row: tables.Article, at: datetime
) -> None:
    """Tell an article's people what was done to it, and its section's editors what came in."""
    by = acting.person.id
    if (kind := OF_ACTIONS.get(action)) is not None:
        tell(work, concerned(work, row), kind, row.id, by=by, at=at)
    elif action is Action.SUBMIT:
        tell(work, editors_of(work, row), NoticeCode.SUBMITTED, row.id, by=by, at=at)


def untell(work: UnitOfWork, article: int, *, by: int | None, at: datetime) -> None:
    """Let nobody be told any more of what somebody did at that moment, unless they read it."""
    work.rows.execute(
        delete(Notice).where(
            Notice.article_id == article,
            Notice.by_id == by,
            Notice.at == at,
            Notice.read_at.is_(None),
        )
    )


def told_of_missed(work: UnitOfWork, article: int, slot: datetime) -> bool:
    """Say whether somebody was told already that an article missed this slot."""
    known = select(Notice.id).where(
        Notice.article_id == article, Notice.kind == NoticeCode.MISSED, Notice.at >= slot
    )
    return work.rows.scalar(known.limit(1)) is not None


def concerned(work: UnitOfWork, row: tables.Article) -> tuple[int, ...]:
    """Return whom an article concerns: its creator, who stands in its byline, its assignee."""
    authors = select(tables.ArticleAuthor.person_id).where(
        tables.ArticleAuthor.article_id == row.id
    )
    found = [row.created_by_id, *work.rows.scalars(authors)]
    if row.assignee_id is not None:
        found.append(row.assignee_id)
    return tuple(dict.fromkeys(found))


def editors_of(work: UnitOfWork, row: tables.Article) -> tuple[int, ...]:
    """Return who edits in an article's section: its editors, or the chiefs where it has none."""
    lineage = frozenset(one.id for one in kept.lineage(work, row.section_id))
    role, person = tables.PersonRole, tables.Person
    for wanted in (Role.EDITOR, Role.CHIEF):
        held = (
            select(role.person_id)
            .join(person, person.id == role.person_id)
            .where(role.role == wanted, person.retired_at.is_(None))
            .order_by(role.person_id)
        )
        who = {wanted: Reach.ANY}
        found = tuple(
            one
            for one in dict.fromkeys(work.rows.scalars(held))
            if permissions.reach(kept.posts(work, one), who, lineage) is Reach.ANY
        )
        if found:
            return found
    return ()


def forget_comment(work: UnitOfWork, comment: int) -> None:
    """Let nobody be told of a comment that was taken back."""
    work.rows.execute(delete(Notice).where(Notice.comment_id == comment))


# What a person asks


def notices(
    acting: Acting,
    *,
    unread: bool = False,
    kinds: frozenset[NoticeCode] = frozenset(NoticeCode),
    limit: int = MOST,
) -> tuple[NoticeLine, ...]:
    """Return what the person was told of, newest first, as far as they may read it now."""
    with acting.store.read() as work:
        access.require_present(work, acting)
        if not _are_kept(work) or (unread and not _is_any_unread(work, acting.person.id, kinds)):
            return ()
        wanted = [Notice.person_id == acting.person.id, Notice.kind.in_(kinds)]
        if unread:
            wanted.append(Notice.read_at.is_(None))
        by = aliased(tables.Person)
        query = (
            select(Notice, tables.Article, by.display_name, tables.Comment)
            .join(tables.Article, tables.Article.id == Notice.article_id)
            .outerjoin(by, by.id == Notice.by_id)
            .outerjoin(tables.Comment, tables.Comment.id == Notice.comment_id)
            .where(*wanted)
            .order_by(Notice.id.desc())
            .limit(limit)
        )
        view, now = viewer(work, {}), acting.clock()
        found = [
            (row, article, name, comment)
            for row, article, name, comment in work.rows.execute(query).all()
            if access.may(work, acting, Action.READ, article)
        ]
        reasons = _reasons(work, [row for row, *_ in found])
        return tuple(
            NoticeLine(
                id=row.id,
                kind=row.kind,
                article=article.id,
                headline=article.headline,
                comment=row.comment_id,
                said=reasons.get((row.article_id, row.at), "")
                if row.comment_id is None
                else view(comment).body,
                by_name=name or "",
                at=row.at,
                read=row.read_at is not None,
                in_the_way=_kept_back(work, row, article, now),
            )
            for row, article, name, comment in found
        )


def count_unread(acting: Acting, kinds: frozenset[NoticeCode] = frozenset(NoticeCode)) -> int:
    """Return how many notices of these kinds the person has not read."""
    return len(notices(acting, unread=True, kinds=kinds))


def mark_read(acting: Acting, ids: Iterable[int] | None = None, *, read: bool = True) -> int:
    """Say that the person has read these of their notices, or all; or that they have not.

    Returns how many are other than before. It concerns nobody else and stands in no record.
    """
    at = acting.clock() if read else None
    wanted = select(Notice.id).where(
        Notice.person_id == acting.person.id,
        Notice.read_at.is_(None) if read else Notice.read_at.is_not(None),
    )
    if ids is not None:
        wanted = wanted.where(Notice.id.in_(tuple(ids)))
    with acting.store.write() as work:
        access.require_present(work, acting)
        found = tuple(work.rows.scalars(wanted))
        if found:
            work.rows.execute(update(Notice).where(Notice.id.in_(found)).values(read_at=at))
    return len(found)


def place_of(acting: Acting, notice: int) -> NoticePlace | None:
    """Return where one of the person's notices leads, None for one that is gone.

    A comment leads to the words that it stands on in the newest text, or to its field. Raises
    `Refused` (NOT_PERMITTED) where the person may not read the article any more.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        row = work.rows.get(Notice, notice) if _are_kept(work) else None
        if row is None or row.person_id != acting.person.id:
            return None
        article = kept.article(work, row.article_id)
        access.permit(work, acting, Action.READ, article)
        if row.comment_id is None:
            return NoticePlace(article.id)
        for thread in threads_of(work, article):
            ids = {thread.id, *(answer.id for answer in thread.answers)}
            if row.comment_id in ids and thread.anchor is not None:
                text = kept.text(kept.working(work, article))
                at = places(attached(text, [thread.anchor])).get(thread.anchor.id)
                if at is None:
                    return NoticePlace(article.id, thread.field)
                return NoticePlace(article.id, at.field, at.block)
        return NoticePlace(article.id)


def _reasons(work: UnitOfWork, told: Sequence[Notice]) -> dict[tuple[int, datetime], str]:
    """Return what people said to what they did, by article and moment, from the record."""
    acts = [row for row in told if row.kind in _ACTS]
    entry = tables.RecordEntry
    query = select(entry.article_id, entry.at, entry.details).where(
        entry.article_id.in_({row.article_id for row in acts}),
        entry.at.in_({row.at for row in acts}),
        entry.action.in_([action.value for action in (*OF_ACTIONS, Action.SUBMIT)]),
    )
    found: dict[tuple[int, datetime], str] = {}
    for article, at, written in work.rows.execute(query) if acts else ():
        details = json.loads(written)
        if article is not None:
            found[article, at] = str(details.get("note") or details.get("length_reason", ""))
    return found


def _kept_back(
    work: UnitOfWork, row: Notice, article: tables.Article, now: datetime
) -> tuple[Obstacle, ...]:
    """Return what keeps a story back that missed its time and waits still."""
    if row.kind is not NoticeCode.MISSED or article.stage is not Stage.SCHEDULED:
        return ()
    return needs.in_the_way(work, article, kept.text(kept.working(work, article)), now)


def _is_any_unread(work: UnitOfWork, person: int, kinds: frozenset[NoticeCode]) -> bool:
    """Say whether a person has something unread: mostly not, and little need be asked."""
    told = table_of(Notice).c
    query = select(told.id).where(
        told.person_id == person, told.kind.in_(kinds), told.read_at.is_(None)
    )
    return bool(values(work, query.limit(1)))


def _are_kept(work: UnitOfWork) -> bool:
    """Say whether the newsroom keeps notices: an older one that can only be read does not."""
    return has_table(work, Notice.__tablename__)
