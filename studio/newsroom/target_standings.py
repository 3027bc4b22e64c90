"""What each target has of an article by now, and where readers still read an old text.

A text is old at a target when another one was published since, or when the article was withdrawn
or came back. Deliberately absent: the queue (`sendings`), and the sending itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Row, or_, select

from studio.newsroom import access, kept, privacy
from studio.newsroom.acting import Acting
from studio.newsroom.ready import has_table
from studio.newsroom.sendings import ask_to_send
from studio.newsroom.target_values import TargetStanding
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import PackageStatus
from studio.storage.id_lists import AMONG_IDS, IDS, as_list
from studio.storage.mapping import table_of
from studio.storage.target_tables import Target, TargetArticle
from studio.storage.unit_of_work import UnitOfWork


def standings(acting: Acting, articles: Iterable[int]) -> dict[int, tuple[TargetStanding, ...]]:
    """Return what the kept targets have of these articles; no entry for what is nowhere.

    What the person may not read is left out.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        hidden = privacy.withheld(work, acting.person.id)
        wanted = tuple(one for one in dict.fromkeys(articles) if one not in hidden)
        return _found(work, wanted)


def old_standings(acting: Acting, articles: Sequence[int] = ()) -> tuple[TargetStanding, ...]:
    """Return where an old text is read, of these articles or of all, as far as the person exports.

    The article that was sent last comes first.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        found = _found(work, tuple(articles) if articles else None)
        old = [
            one
            for article, there in found.items()
            if access.may(work, acting, Action.EXPORT, kept.article(work, article))
            for one in there
            if one.old
        ]
    return tuple(sorted(old, key=lambda one: (one.sent, one.article, one.target), reverse=True))


def send_again(acting: Acting, articles: Sequence[int] = ()) -> tuple[tuple[int, int], ...]:
    """Ask for the new text to be sent wherever an old one is read, of these articles or of all.

    Return the target and the number in its queue of each. Raises `Refused` (NOT_PERMITTED,
    PERSON_RETIRED).
    """
    return tuple(
        (one.target, ask_to_send(acting, one.target, one.article))
        for one in old_standings(acting, articles)
    )


def old_among(work: UnitOfWork, articles: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return at which targets an old text of these articles is read, by name; for this floor."""
    if not has_table(work, TargetArticle):
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for article, name in work.rows.connection().execute(_OLD, {IDS: as_list(articles)}):
        found[article] = (*found.get(article, ()), name)
    return found


def _found(
    work: UnitOfWork, articles: Sequence[int] | None
) -> dict[int, tuple[TargetStanding, ...]]:
    if not has_table(work, TargetArticle):
        return {}
    found: dict[int, list[TargetStanding]] = defaultdict(list)
    for row in _rows(work, articles):
        there, target, by, withdrawn, published = row
        gone = there.status is PackageStatus.WITHDRAWN
        found[there.article_id].append(
            TargetStanding(
                target=target.id,
                target_name=target.name,
                article=there.article_id,
                revision=there.revision,
                status=there.status,
                place=there.place,
                sent=there.sent_at,
                by=by,
                old=there.revision != published or gone is not withdrawn,
            )
        )
    return {article: tuple(there) for article, there in found.items()}


def _rows(
    work: UnitOfWork, articles: Sequence[int] | None
) -> Iterator[Row[TargetArticle, Target, str, bool, int]]:
    query = (
        select(
            TargetArticle,
            Target,
            tables.Person.display_name,
            tables.Article.withdrawn,
            tables.Revision.number,
        )
        .join(Target, Target.id == TargetArticle.target_id)
        .join(tables.Person, tables.Person.id == TargetArticle.sent_by_id)
        .join(tables.Article, tables.Article.id == TargetArticle.article_id)
        .join(tables.Revision, tables.Revision.id == tables.Article.published_revision_id)
        .where(Target.removed_at.is_(None))
        .order_by(TargetArticle.article_id, Target.key)
    )
    if articles is not None:
        query = query.where(TargetArticle.article_id.in_(articles))
    yield from work.rows.execute(query)


_THERE, _TARGET = table_of(TargetArticle).c, table_of(Target).c
_ARTICLE, _REVISION = table_of(tables.Article).c, table_of(tables.Revision).c
_OLD: Final = (
    select(_THERE.article_id, _TARGET.name)
    .join(table_of(Target), _TARGET.id == _THERE.target_id)
    .join(table_of(tables.Article), _ARTICLE.id == _THERE.article_id)
    .join(table_of(tables.Revision), _REVISION.id == _ARTICLE.published_revision_id)
    .where(
        _TARGET.removed_at.is_(None),
        _THERE.article_id.in_(AMONG_IDS),
        or_(
            _THERE.revision != _REVISION.number,
            _ARTICLE.withdrawn != (_THERE.status == PackageStatus.WITHDRAWN),
        ),
    )
    .order_by(_THERE.article_id, _TARGET.key)
)
"""Where an old text is read, for lists that are drawn while somebody scrolls."""
