"""Changing many articles at once: one transaction, all of them or none.

Each change is a version of its article, as if its text had been edited. `undo` takes a batch back
where nothing was done to an article since. Deliberately absent: batches of workflow actions.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from studio.document.article import ArticleText
from studio.newsroom import access, kept, leases, record, revisions
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action
from studio.storage.codes import RevisionKind


@dataclass(frozen=True, slots=True)
class Batch:
    """What was done: the changes, and of each changed article the version before and after."""

    changes: Changes
    versions: tuple[tuple[int, int, int], ...]


def move(acting: Acting, articles: Iterable[int], section: int | None) -> Batch:
    """Put articles into a section.

    Raises `Refused`: ARTICLE_UNKNOWN, SECTION_UNKNOWN, NOT_PERMITTED, NO_TRANSITION, and
    OPEN_ELSEWHERE for one that somebody else has open. Nothing is changed then.
    """
    return _change(acting, articles, lambda _, text: replace(text, section=section))


def tag(
    acting: Acting,
    articles: Iterable[int],
    *,
    add: tuple[int, ...] = (),
    remove: tuple[int, ...] = (),
) -> Batch:
    """Put tags on articles and take others off; raises as `move`, and TAG_UNKNOWN."""

    def retag(_: int, text: ArticleText) -> ArticleText:
        kept_tags = tuple(one for one in text.tags if one not in remove)
        return replace(text, tags=(*kept_tags, *add))

    return _change(acting, articles, retag)


def undo(acting: Acting, batch: Batch) -> Batch:
    """Give every article of a batch its section and tags of before, where it is as it was left.

    One that went on since stays as it is. Raises as `move`.
    """
    with acting.store.read() as work:
        before = {
            article: kept.text(kept.revision(work, article, old))
            for article, old, new in batch.versions
            if kept.working(work, kept.article(work, article)).number == new
        }

    def bring_back(article: int, text: ArticleText) -> ArticleText:
        return replace(text, section=before[article].section, tags=before[article].tags)

    return _change(acting, before, bring_back)


def _change(
    acting: Acting, articles: Iterable[int], change: Callable[[int, ArticleText], ArticleText]
) -> Batch:
    at = acting.clock()
    versions: list[tuple[int, int, int]] = []
    with acting.store.write() as work:
        for article in dict.fromkeys(articles):
            row = kept.article(work, article)
            line = access.permit(work, acting, Action.EDIT, row)
            leases.require_free(work, acting, row)
            current = kept.working(work, row)
            text = carried_on(work, row, change(article, kept.text(current)))
            if text == kept.text(current):
                continue
            revisions.require_known(work, text)
            access.permit_move(work, acting, line, row, text.section)
            before = row.stage
            revisions.change_stage(work, row, line, at)
            version = revisions.add(
                work, row, text, by=acting.person.id, at=at, kind=RevisionKind.BATCH
            )
            record.append(
                work,
                acting,
                Action.EDIT,
                at=at,
                article=row.id,
                revision=version,
                details={"sha256": version.sha256, "stage": before.value, "batch": True},
            )
            versions.append((article, current.number, version.number))
    changed = tuple(article for article, _, _ in versions)
    return Batch(Changes(articles=changed), tuple(versions))
