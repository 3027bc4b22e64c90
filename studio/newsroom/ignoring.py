"""What is let be in an article, for everybody who works on it, and how often rules were right.

Nothing of it is in the article's text, and no version is made. Deliberately absent: what a person
does not want looked for, which this computer remembers.
"""

from collections.abc import Mapping

from sqlalchemy import delete, select

from studio.document.ignored import Ignored
from studio.newsroom import access, kept
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.ready import has_table
from studio.newsroom.workflow import Action
from studio.storage.language_tables import IgnoredFinding, RuleCount
from studio.storage.unit_of_work import UnitOfWork


def ignored_in(acting: Acting, article: int) -> tuple[Ignored, ...]:
    """Return what is let be in an article; raises as `access.permit` for reading."""
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        return ignored_rows(work, article)


def ignored_rows(work: UnitOfWork, article: int) -> tuple[Ignored, ...]:
    """Return what is let be in an article, within a larger transaction."""
    if not has_table(work, IgnoredFinding):
        return ()
    query = (
        select(
            IgnoredFinding.code, IgnoredFinding.words, IgnoredFinding.before, IgnoredFinding.after
        )
        .where(IgnoredFinding.article_id == article)
        .order_by(IgnoredFinding.id)
    )
    return tuple(Ignored(*row) for row in work.rows.execute(query))


def ignore_finding(acting: Acting, article: int, finding: Ignored) -> Changes:
    """Let a finding be in an article; whoever may edit it may.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    with acting.store.write() as work:
        _permit(work, acting, article)
        if finding in ignored_rows(work, article):
            return NOTHING
        _add(work, acting, article, finding)
        _count(work, finding.code, ignored=1)
    return Changes(ignored=(article,))


def notice_finding(acting: Acting, article: int, finding: Ignored) -> Changes:
    """Mind again what was let be; raises as `ignore_finding`."""
    with acting.store.write() as work:
        _permit(work, acting, article)
        if finding not in ignored_rows(work, article):
            return NOTHING
        _remove(work, article, finding)
        _count(work, finding.code, ignored=-1)
    return Changes(ignored=(article,))


def follow_finding(acting: Acting, article: int, finding: Ignored, now: Ignored) -> Changes:
    """Let a finding that is let be be known by what stands around it now.

    Raises as `ignore_finding`.
    """
    with acting.store.write() as work:
        _permit(work, acting, article)
        if finding not in ignored_rows(work, article):
            return NOTHING
        _remove(work, article, finding)
        _add(work, acting, article, now)
    return Changes(ignored=(article,))


def count_mended(acting: Acting, article: int, codes: Mapping[str, int]) -> Changes:
    """Count what was put right in an article, by the codes of the findings.

    Raises as `ignore_finding`.
    """
    with acting.store.write() as work:
        _permit(work, acting, article)
        for code, times in codes.items():
            _count(work, code, applied=times)
    return NOTHING


def _permit(work: UnitOfWork, acting: Acting, article: int) -> None:
    access.permit(work, acting, Action.EDIT, kept.article(work, article))


def _add(work: UnitOfWork, acting: Acting, article: int, finding: Ignored) -> None:
    row = IgnoredFinding(article_id=article, at=acting.clock(), person_id=acting.person.id)
    row.code, row.words, row.before, row.after = finding
    work.rows.add(row)
    work.rows.flush()


def _remove(work: UnitOfWork, article: int, finding: Ignored) -> None:
    row = IgnoredFinding
    work.rows.execute(
        delete(row).where(
            row.article_id == article,
            row.code == finding.code,
            row.words == finding.words,
            row.before.is_not_distinct_from(finding.before),
            row.after.is_not_distinct_from(finding.after),
        )
    )


def _count(work: UnitOfWork, code: str, *, applied: int = 0, ignored: int = 0) -> None:
    row = work.rows.get(RuleCount, code)
    if row is None:
        row = RuleCount(rule=code, applied=0, ignored=0)
        work.rows.add(row)
    row.applied = max(row.applied + applied, 0)
    row.ignored = max(row.ignored + ignored, 0)
    work.rows.flush()
