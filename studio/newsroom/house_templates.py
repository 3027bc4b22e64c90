"""A newsroom's own templates: texts to begin stories from, beside the program's forms.

Editors make one of a story and keep them; whoever writes begins from one. Deliberately absent: the
forms that the program brings (`templates`).
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select

from studio.arabic.folding import fold, key
from studio.document.article import ArticleText
from studio.document.codec import decode, encode
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.newsroom import access, kept, record
from studio.newsroom.acting import Acting
from studio.newsroom.articles import create
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table, ready_text, title_of
from studio.storage import tables
from studio.storage.ready_tables import StoryTemplate
from studio.storage.unit_of_work import UnitOfWork


class TemplateView(Struct, frozen=True, kw_only=True):
    """A template as it is kept; `person_name` changed it last."""

    id: int
    name: str
    text: ArticleText
    person_name: str
    updated: datetime


def house_templates(acting: Acting) -> tuple[TemplateView, ...]:
    """Return the newsroom's own templates, by name."""
    with acting.store.read() as work:
        if not has_table(work, StoryTemplate):
            return ()
        query = select(StoryTemplate, tables.Person.display_name).join(
            tables.Person, tables.Person.id == StoryTemplate.updated_by_id
        )
        found = [_view(row, name) for row, name in work.rows.execute(query)]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def find_house_template(acting: Acting, name: str) -> TemplateView:
    """Return the template of a name in any spelling. Raises `Refused` (TEMPLATE_UNKNOWN)."""
    there = house_templates(acting)
    for one in there:
        if key(one.name) == key(name):
            return one
    names = [one.name for one in there]
    raise Refused(Reason.TEMPLATE_UNKNOWN, template=name, nearest=nearest(name, names))


def add_house_template(acting: Acting, text: ArticleText, name: str = "") -> Changes:
    """Keep what of `text` others can begin with; without a name it is called as its headline.

    A name that was not given is numbered where it is taken. Raises `Refused`: NOT_PERMITTED,
    TEMPLATE_NAME_INVALID, TEMPLATE_EXISTS.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_READY_TEXTS)
        called = one_line(name) or _numbered(work, one_line(title_of(text)) or "—")
        row = StoryTemplate()
        _call(work, row, called)
        _write(acting, row, text)
        work.rows.add(row)
        work.rows.flush()
        _note(work, acting, "add_template", row)
        return Changes(templates=(row.id,))


def rename_house_template(acting: Acting, template: int, name: str) -> Changes:
    """Call a template otherwise.

    Raises `Refused`: TEMPLATE_UNKNOWN, TEMPLATE_NAME_INVALID, TEMPLATE_EXISTS, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_READY_TEXTS)
        row = _row(work, template)
        if row.name == one_line(name):
            return NOTHING
        _call(work, row, one_line(name))
        row.updated_at, row.updated_by_id = acting.clock(), acting.person.id
        _note(work, acting, "rename_template", row)
        return Changes(templates=(row.id,))


def replace_house_template(acting: Acting, template: int, text: ArticleText) -> Changes:
    """Put what of `text` others can begin with in the place of what a template holds.

    Raises `Refused`: TEMPLATE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_READY_TEXTS)
        row = _row(work, template)
        if encode(ready_text(text)) == row.text:
            return NOTHING
        _write(acting, row, text)
        _note(work, acting, "change_template", row)
        return Changes(templates=(row.id,))


def remove_house_template(acting: Acting, template: int) -> Changes:
    """Keep a template no longer; stories that were begun from it stay.

    Raises `Refused`: TEMPLATE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_READY_TEXTS)
        row = _row(work, template)
        _note(work, acting, "remove_template", row)
        work.rows.delete(row)
        return Changes(templates=(template,))


def begin_from_house_template(acting: Acting, template: int) -> Changes:
    """Begin an article from a template; `Changes.article` is its id.

    A section and tags that were merged since are what they became, and those that were removed are
    left out. Raises `Refused`: TEMPLATE_UNKNOWN, and as `articles.create`.
    """
    with acting.store.read() as work:
        text = decode(_row(work, template).text)
        section = kept.followed(work, tables.Section, text.section)
        followed = (kept.followed(work, tables.Tag, one) for one in text.tags)
        tags = tuple(one.id for one in followed if one is not None)
    return create(acting, replace(text, section=None if section is None else section.id, tags=tags))


def _numbered(work: UnitOfWork, name: str) -> str:
    taken = set(work.rows.scalars(select(StoryTemplate.key)))
    tried, number = name, 1
    while key(tried) in taken:
        number += 1
        tried = f"{name} {number}"
    return tried


def _call(work: UnitOfWork, row: StoryTemplate, name: str) -> None:
    if not key(name):
        raise Refused(Reason.TEMPLATE_NAME_INVALID)
    same = work.rows.scalar(select(StoryTemplate).where(StoryTemplate.key == key(name)))
    if same is not None and same.id != row.id:
        raise Refused(Reason.TEMPLATE_EXISTS, template=name, existing=same.name)
    row.name, row.key = name, key(name)


def _write(acting: Acting, row: StoryTemplate, text: ArticleText) -> None:
    row.text = encode(ready_text(text))
    row.updated_at, row.updated_by_id = acting.clock(), acting.person.id


def _row(work: UnitOfWork, template: int) -> StoryTemplate:
    row = work.rows.get(StoryTemplate, template) if has_table(work, StoryTemplate) else None
    if row is None:
        raise Refused(Reason.TEMPLATE_UNKNOWN, template=str(template), nearest=None)
    return row


def _note(work: UnitOfWork, acting: Acting, action: str, row: StoryTemplate) -> None:
    details = {"template": row.id, "name": row.name}
    record.append(work, acting, action, at=acting.clock(), details=details)


def _view(row: StoryTemplate, person_name: str) -> TemplateView:
    return TemplateView(
        id=row.id,
        name=row.name,
        text=decode(row.text),
        person_name=person_name,
        updated=row.updated_at,
    )
