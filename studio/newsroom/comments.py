"""Comments: what people say to each other about an article, beside it and never in it.

Everything said is stored at once, whatever becomes of the text: a comment makes no version, moves
no stage and touches no approval. Its place is an id on characters (`studio.document.anchors`),
kept here with the words that were quoted, so that it is never lost with them. A colleague is named
in a comment's body by ``@[ID]``; views show the name of now.

Whoever is named or answered is told (`notices`). Deliberately absent: suggestions, which stand in
the text.
"""

import uuid
from datetime import datetime

from sqlalchemy import delete, exists, select

from studio.document.anchors import Anchor, Stretch, anchor_at, rows_of
from studio.document.marks import clean
from studio.errors import Reason, Refused
from studio.newsroom import access, kept, notices, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.comment_views import MENTION, can_place, threads_of, viewer
from studio.newsroom.views import CommentView, ThreadView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import NoticeCode
from studio.storage.remark_tables import CommentMention, CommentPlace
from studio.storage.unit_of_work import UnitOfWork


def mention(person: int) -> str:
    """Return what names a person in a comment's body."""
    return f"@[{person}]"


def add_comment(
    acting: Acting,
    article: int,
    body: str,
    *,
    anchor: Anchor | None = None,
    revision: int | None = None,
) -> Changes:
    """Say something about an article, or about the place that `anchor` names in it.

    The place is one of version `revision`, or of the newest one. Raises `Refused`:
    ARTICLE_UNKNOWN, REVISION_UNKNOWN, NOT_PERMITTED, COMMENT_EMPTY, PERSON_UNKNOWN (a mention).
    """
    said = _said(body)
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.COMMENT, row)
        newest = kept.working(work, row)
        seen = newest if revision is None else kept.revision(work, article, revision)
        comment = tables.Comment(
            article_id=row.id,
            anchor=uuid.uuid4().hex if anchor is None else anchor.id,
            field="" if anchor is None else anchor.stretch.field,
            quoted="" if anchor is None else anchor.quoted,
            body=said,
            author_id=acting.person.id,
            at=at,
        )
        _keep(work, comment)
        if anchor is not None:
            work.rows.add(
                CommentPlace(
                    comment_id=comment.id,
                    revision_id=seen.id,
                    block=anchor.stretch.block,
                    start_at=anchor.stretch.start,
                    before=anchor.before,
                    after=anchor.after,
                )
            )
        _note(work, acting, Action.COMMENT, comment, at)
    return Changes(articles=(article,))


def answer_comment(acting: Acting, comment: int, body: str) -> Changes:
    """Answer a comment; an answer to an answer goes to the thread that it stands in.

    Raises `Refused`: COMMENT_UNKNOWN, NOT_PERMITTED, COMMENT_EMPTY, PERSON_UNKNOWN (a mention).
    """
    said = _said(body)
    at = acting.clock()
    with acting.store.write() as work:
        first, article = _thread(work, comment)
        access.permit(work, acting, Action.COMMENT, article)
        answer = tables.Comment(
            article_id=article.id,
            parent_id=first.id,
            anchor=uuid.uuid4().hex,
            field="",
            quoted="",
            body=said,
            author_id=acting.person.id,
            at=at,
        )
        named = _keep(work, answer)
        others = _talking(work, first) - named
        notices.tell(
            work,
            sorted(others),
            NoticeCode.ANSWER,
            article.id,
            by=acting.person.id,
            at=at,
            comment=answer.id,
        )
        _note(work, acting, "answer", answer, at, thread=first.id)
        return Changes(articles=(article.id,))


def edit_comment(acting: Acting, comment: int, body: str) -> Changes:
    """Put other words in the place of one's own.

    Raises `Refused`: COMMENT_UNKNOWN, COMMENT_NOT_YOURS, NOT_PERMITTED, COMMENT_EMPTY,
    PERSON_UNKNOWN (a mention).
    """
    said = _said(body)
    with acting.store.write() as work:
        row, article = _own(work, acting, comment)
        if row.body == said:
            return NOTHING
        row.body = said
        _keep_mentions(work, row, acting.clock())
        _note(work, acting, "edit_comment", row, acting.clock())
        return Changes(articles=(article.id,))


def delete_comment(acting: Acting, comment: int) -> Changes:
    """Take back what one said oneself and nobody answered.

    Raises `Refused`: COMMENT_UNKNOWN, COMMENT_NOT_YOURS, COMMENT_ANSWERED, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        row, article = _own(work, acting, comment)
        if _answered(work, row):
            raise Refused(Reason.COMMENT_ANSWERED, comment=comment)
        _note(work, acting, "delete_comment", row, acting.clock())
        notices.forget_comment(work, row.id)
        for table in (CommentPlace, CommentMention):
            work.rows.execute(delete(table).where(table.comment_id == row.id))
        work.rows.delete(row)
        return Changes(articles=(article.id,))


def resolve_comment(acting: Acting, comment: int) -> Changes:
    """Say that a thread is settled: whoever began it may, the article's authors, and editors.

    Raises `Refused`: COMMENT_UNKNOWN, NOT_PERMITTED.
    """
    at = acting.clock()
    return _settle(acting, comment, Action.RESOLVE, at)


def reopen_comment(acting: Acting, comment: int) -> Changes:
    """Say that a thread is not settled after all; raises as `resolve_comment`."""
    return _settle(acting, comment, "reopen", None)


def threads(acting: Acting, article: int) -> tuple[ThreadView, ...]:
    """Return every thread of an article, in the order in which they were begun.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.COMMENT, row)
        return threads_of(work, row)


def thread(acting: Acting, comment: int) -> ThreadView:
    """Return the thread that a comment stands in.

    Raises `Refused`: COMMENT_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.read() as work:
        first, article = _thread(work, comment)
        access.permit(work, acting, Action.COMMENT, article)
        return next(one for one in threads_of(work, article) if one.id == first.id)


def mentions_of(acting: Acting, person: int) -> tuple[CommentView, ...]:
    """Return the comments that name somebody, newest first, as far as the asker may read them."""
    with acting.store.read() as work:
        access.require_present(work, acting)
        if not can_place(work):
            return ()
        query = (
            select(tables.Comment)
            .join(CommentMention, CommentMention.comment_id == tables.Comment.id)
            .where(CommentMention.person_id == person)
            .order_by(tables.Comment.id.desc())
        )
        rows = [
            row
            for row in work.rows.scalars(query)
            if access.may(work, acting, Action.COMMENT, kept.article(work, row.article_id))
        ]
        return tuple(map(viewer(work, {}), rows))


def quoted_anchor(
    acting: Acting, article: int, *, quoted: str = "", field: str = "", block: int | None = None
) -> Anchor:
    """Return the anchor of a place in the newest version: quoted words, a block, or a field.

    For those who see no text to mark in. Raises `Refused`: COMMENT_PLACE_UNKNOWN and as `threads`.
    """
    id_ = uuid.uuid4().hex
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.COMMENT, row)
        rows = rows_of(kept.text(kept.working(work, row)))
    for one in rows:
        if (field and one.field != field) or (block is not None and one.block != block):
            continue
        words = quoted or one.flat
        start = one.flat.find(words)
        if start >= 0 and words:
            place = Stretch(one.field, one.block, start, start + len(words))
            return anchor_at(rows, id_, place, words)
    if quoted or block is not None:
        raise Refused(Reason.COMMENT_PLACE_UNKNOWN, quoted=quoted or str(block))
    return Anchor(id_, Stretch(field))


def _settle(acting: Acting, comment: int, action: str, at: datetime | None) -> Changes:
    with acting.store.write() as work:
        first, article = _thread(work, comment)
        own = first.author_id == acting.person.id
        access.permit(work, acting, Action.COMMENT if own else Action.RESOLVE, article)
        if (first.resolved_at is None) is (at is None):
            return NOTHING
        first.resolved_at = at
        first.resolved_by_id = None if at is None else acting.person.id
        _note(work, acting, action, first, at or acting.clock())
        return Changes(articles=(article.id,))


def _said(body: str) -> str:
    said = "\n".join(clean(line).rstrip() for line in body.splitlines()).strip()
    if not said:
        raise Refused(Reason.COMMENT_EMPTY)
    return said


def _keep(work: UnitOfWork, comment: tables.Comment) -> frozenset[int]:
    work.rows.add(comment)
    work.rows.flush()
    return _keep_mentions(work, comment, comment.at)


def _keep_mentions(work: UnitOfWork, comment: tables.Comment, at: datetime) -> frozenset[int]:
    """Keep whom a comment names, tell those who were not named in it before, and return all."""
    named = frozenset(int(found[1]) for found in MENTION.finditer(comment.body))
    for person in named:
        kept.person(work, person)
    mentioned = select(CommentMention.person_id).where(CommentMention.comment_id == comment.id)
    before = frozenset(work.rows.scalars(mentioned))
    notices.tell(
        work,
        sorted(named - before),
        NoticeCode.MENTION,
        comment.article_id,
        by=comment.author_id,
        at=at,
        comment=comment.id,
    )
    work.rows.execute(delete(CommentMention).where(CommentMention.comment_id == comment.id))
    work.rows.add_all(
        CommentMention(comment_id=comment.id, person_id=person) for person in sorted(named)
    )
    return named


def _note(
    work: UnitOfWork,
    acting: Acting,
    action: str,
    comment: tables.Comment,
    at: datetime,
    *,
    thread: int | None = None,
) -> None:
    details = {"comment": comment.id, **({} if thread is None else {"thread": thread})}
    record.append(work, acting, action, at=at, article=comment.article_id, details=details)


def _row(work: UnitOfWork, comment: int) -> tables.Comment:
    row = work.rows.get(tables.Comment, comment)
    if row is None:
        raise Refused(Reason.COMMENT_UNKNOWN, comment=comment)
    return row


def _thread(work: UnitOfWork, comment: int) -> tuple[tables.Comment, tables.Article]:
    row = _row(work, comment)
    first = row if row.parent_id is None else _row(work, row.parent_id)
    return first, kept.article(work, first.article_id)


def _own(work: UnitOfWork, acting: Acting, comment: int) -> tuple[tables.Comment, tables.Article]:
    row = _row(work, comment)
    article = kept.article(work, row.article_id)
    access.permit(work, acting, Action.COMMENT, article)
    if row.author_id != acting.person.id:
        raise Refused(Reason.COMMENT_NOT_YOURS, comment=comment)
    return row, article


def _talking(work: UnitOfWork, first: tables.Comment) -> frozenset[int]:
    """Return who wrote in a thread."""
    comment = tables.Comment
    within = (comment.id == first.id) | (comment.parent_id == first.id)
    return frozenset(work.rows.scalars(select(comment.author_id).where(within)))


def _answered(work: UnitOfWork, row: tables.Comment) -> bool:
    return bool(work.rows.scalar(select(exists().where(tables.Comment.parent_id == row.id))))
