"""Checklists: what a section wants looked at in each of its articles, and who has seen to it.

An article answers for the lines of its section and of all above it. What is ticked belongs to the
article and the line's meaning, not to the section: a line that is respelt, taken off and put back,
or stands in several sections keeps its ticks. Deliberately absent: rules. A line that nobody has
ticked holds nothing back.
"""

from collections.abc import Iterable

from sqlalchemy import delete, inspect, select

from studio.arabic.folding import key
from studio.document.marks import one_line
from studio.newsroom import access, kept, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.views import CheckView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.texts import digest
from studio.storage.unit_of_work import UnitOfWork


def set_checklist(acting: Acting, section: int, lines: Iterable[str]) -> Changes:
    """Let these lines be a section's checklist, in this order.

    Lines without a letter or digit are left out, and of several that differ by spelling alone
    the later ones. Raises `Refused`: SECTION_UNKNOWN, NOT_PERMITTED.
    """
    wanted: dict[str, str] = {}
    for line in lines:
        tidy = one_line(line)
        if any(character.isalnum() for character in key(tidy)):
            wanted.setdefault(item_of(tidy), tidy)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        if lines_by_section(work).get(row.id, ()) == tuple(wanted.values()):
            return NOTHING
        work.rows.execute(
            delete(tables.SectionCheck).where(tables.SectionCheck.section_id == row.id)
        )
        work.rows.add_all(
            tables.SectionCheck(section_id=row.id, item_sha256=item, position=position, text=text)
            for position, (item, text) in enumerate(wanted.items(), start=1)
        )
        details = {"section": row.id, "lines": list(wanted.values())}
        record.append(work, acting, "set_checklist", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def checklist_for(acting: Acting, article: int) -> tuple[CheckView, ...]:
    """Return what to look at in an article, that of the root section first.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        return _checks(work, row)


def tick(acting: Acting, article: int, item: str, *, done: bool) -> Changes:
    """Say that the line `item` of an article's checklist was seen to, or that it was not.

    An item that its checklist does not have any more changes nothing. Raises `Refused`:
    ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.PLAN, row)
        check = next((one for one in _checks(work, row) if one.item == item), None)
        if check is None or check.done is done:
            return NOTHING
        if done:
            work.rows.add(
                tables.ArticleCheck(
                    article_id=row.id, item_sha256=item, person_id=acting.person.id, at=at
                )
            )
        else:
            work.rows.execute(
                delete(tables.ArticleCheck).where(
                    tables.ArticleCheck.article_id == row.id,
                    tables.ArticleCheck.item_sha256 == item,
                )
            )
        action = "tick" if done else "untick"
        record.append(work, acting, action, at=at, article=row.id, details={"line": check.text})
    return Changes(articles=(article,))


def lines_by_section(work: UnitOfWork) -> dict[int, tuple[str, ...]]:
    """Return the checklist of every section that has one, within a larger transaction.

    An older newsroom that can only be read, and so was not brought to today's form, has none.
    """
    found: dict[int, tuple[str, ...]] = {}
    if not inspect(work.rows.connection()).has_table(tables.SectionCheck.__tablename__):
        return found
    query = select(tables.SectionCheck).order_by(
        tables.SectionCheck.section_id, tables.SectionCheck.position
    )
    for row in work.rows.scalars(query):
        found[row.section_id] = (*found.get(row.section_id, ()), row.text)
    return found


def item_of(line: str) -> str:
    """Return what a line of a checklist is known by: the hash of how it reads, not how it looks."""
    return digest(key(line).encode())


def _checks(work: UnitOfWork, row: tables.Article) -> tuple[CheckView, ...]:
    wanted = lines_by_section(work)
    if not wanted:
        return ()
    ticks = {
        one.item_sha256: (one, name)
        for one, name in work.rows.execute(
            select(tables.ArticleCheck, tables.Person.display_name)
            .join(tables.Person, tables.Person.id == tables.ArticleCheck.person_id)
            .where(tables.ArticleCheck.article_id == row.id)
        )
    }
    found: dict[str, CheckView] = {}
    for section in kept.lineage(work, row.section_id):
        for line in wanted.get(section.id, ()):
            item = item_of(line)
            one, name = ticks.get(item, (None, ""))
            view = CheckView(
                item=item,
                text=line,
                section=section.id,
                person=None if one is None else one.person_id,
                person_name=name,
                at=None if one is None else one.at,
            )
            found.setdefault(item, view)
    return tuple(found.values())
