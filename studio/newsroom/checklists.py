"""Checklists: what a section wants looked at in each of its articles, and who has seen to it.

An article answers for the lines of its section and of all above it. What is ticked belongs to the
article and the line's meaning, not to the section: a line that is respelt, taken off and put back,
or stands in several sections keeps its ticks. A tick holds for the text that it was made on
(`checked`). A line is advice, or with `!` before it required:
nothing is published before somebody has seen to it. Deliberately absent: who may settle what.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from sqlalchemy import delete, literal, select

from studio.arabic.folding import key
from studio.document.article import ArticleText
from studio.document.marks import one_line
from studio.newsroom import access, checked, kept, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.views import CheckView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.mapping import table_of
from studio.storage.texts import digest
from studio.storage.unit_of_work import UnitOfWork, has_column, has_table, once, values

REQUIRED: Final = "!"
"""What stands before a line that is required, as people write it."""


class CheckLine(Struct, frozen=True):
    """One line of a checklist."""

    text: str
    required: bool = False

    def __str__(self) -> str:
        """Return the line as it is written; `read_line` reads it back."""
        return f"{REQUIRED} {self.text}" if self.required else self.text


def read_line(written: str) -> CheckLine:
    """Return the line that somebody wrote."""
    tidy = one_line(written)
    bare = tidy.lstrip(f"{REQUIRED} ")
    return CheckLine(bare, required=tidy.startswith(REQUIRED))


def set_checklist(acting: Acting, section: int, lines: Iterable[str]) -> Changes:
    """Let these lines be a section's checklist, in this order; one with `!` before it is required.

    Lines without a letter or digit are left out, and of several that differ by spelling alone
    the later ones. Raises `Refused`: SECTION_UNKNOWN, NOT_PERMITTED.
    """
    wanted: dict[str, CheckLine] = {}
    for line in map(read_line, lines):
        if any(character.isalnum() for character in key(line.text)):
            wanted.setdefault(item_of(line.text), line)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_SECTIONS)
        row = kept.section(work, section)
        if _lines(work).get(row.id, ()) == tuple(wanted.values()):
            return NOTHING
        work.rows.execute(
            delete(tables.SectionCheck).where(tables.SectionCheck.section_id == row.id)
        )
        work.rows.add_all(
            tables.SectionCheck(
                section_id=row.id,
                item_sha256=item,
                position=position,
                text=line.text,
                required=line.required,
            )
            for position, (item, line) in enumerate(wanted.items(), start=1)
        )
        details = {"section": row.id, "lines": [str(line) for line in wanted.values()]}
        record.append(work, acting, "set_checklist", at=acting.clock(), details=details)
        return Changes(sections=(row.id,))


def checklist_for(acting: Acting, article: int) -> tuple[CheckView, ...]:
    """Return what to look at in an article, that of the root section first.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        return _checks(work, row, row.section_id, kept.text(kept.working(work, row)))


def tick(acting: Acting, article: int, item: str, *, done: bool) -> Changes:
    """Say that the line `item` of an article's checklist was seen to, or that it was not.

    One that was seen to on an earlier text can be said to be so again, for the newest.
    An item that its checklist does not have any more changes nothing. Raises `Refused`:
    ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.PLAN, row)
        found = _checks(work, row, row.section_id, kept.text(kept.working(work, row)))
        check = next((one for one in found if one.item == item), None)
        if check is None or (check.holds if done else check.done) is done:
            return NOTHING
        (checked.note_done if done else checked.forget)(work, row, item)
        if done:
            work.rows.merge(
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


class StillRequired(Struct, frozen=True):
    """Whether nobody has seen to a required line yet, or only on an earlier text."""

    never: bool
    earlier: bool


def required_open(work: UnitOfWork, row: tables.Article, text: ArticleText) -> StillRequired:
    """Return what of the required lines is open, were `text` the article's newest."""
    found = [one for one in _checks(work, row, text.section, text) if one.required]
    return StillRequired(
        any(not one.done for one in found), any(one.done and one.outdated for one in found)
    )


def lines_by_section(work: UnitOfWork) -> dict[int, tuple[str, ...]]:
    """Return the checklist, as written, of every section that has one, within a transaction."""
    return {section: tuple(map(str, lines)) for section, lines in _lines(work).items()}


def _lines(work: UnitOfWork) -> Mapping[int, tuple[CheckLine, ...]]:
    """Return the lines of every section that has some.

    An older newsroom that can only be read, and so was not brought to today's form, has none, or
    none that are required.
    """
    return once(work, "checklists", lambda: MappingProxyType(_read_lines(work)))


def _read_lines(work: UnitOfWork) -> dict[int, tuple[CheckLine, ...]]:
    found: dict[int, tuple[CheckLine, ...]] = {}
    name = tables.SectionCheck.__tablename__
    if not has_table(work, name):
        return found
    line = table_of(tables.SectionCheck).c
    required = line.required if has_column(work, name, "required") else literal(value=False)
    query = select(line.section_id, line.text, required).order_by(line.section_id, line.position)
    for section, text, is_required in values(work, query):
        found[section] = (*found.get(section, ()), CheckLine(text, required=bool(is_required)))
    return found


def item_of(line: str) -> str:
    """Return what a line of a checklist is known by: the hash of how it reads, not how it looks."""
    return digest(key(line).encode())


def _checks(
    work: UnitOfWork, row: tables.Article, section_id: int | None, text: ArticleText
) -> tuple[CheckView, ...]:
    wanted = _lines(work)
    if not wanted:
        return ()
    earlier = checked.outdated(work, row, text)
    ticks = {
        one.item_sha256: (one, name)
        for one, name in work.rows.execute(
            select(tables.ArticleCheck, tables.Person.display_name)
            .join(tables.Person, tables.Person.id == tables.ArticleCheck.person_id)
            .where(tables.ArticleCheck.article_id == row.id)
        )
    }
    found: dict[str, CheckView] = {}
    for section in kept.lineage(work, section_id):
        for line in wanted.get(section.id, ()):
            item = item_of(line.text)
            one, name = ticks.get(item, (None, ""))
            view = CheckView(
                item=item,
                text=line.text,
                section=section.id,
                required=line.required,
                person=None if one is None else one.person_id,
                person_name=name,
                at=None if one is None else one.at,
                outdated=one is not None and item in earlier,
            )
            if item not in found or (line.required and not found[item].required):
                found[item] = view
    return tuple(found.values())
