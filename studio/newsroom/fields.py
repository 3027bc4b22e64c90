"""An article's fields by their English names, each set from text as a person types it.

What is public is part of the text and makes a new version; notes and sources are private; the rest
is planning. Deliberately absent: fields that only a step of the workflow sets, such as the stage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from studio.arabic.slugs import clean_slug
from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure
from studio.document.inline import line, texts
from studio.document.tree import Document
from studio.errors import Reason, Refused
from studio.newsroom import checked
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit, set_private
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.house import house
from studio.newsroom.naming import nearest
from studio.newsroom.people import find_person, people
from studio.newsroom.pictures import picture
from studio.newsroom.planning import set_plan
from studio.newsroom.reading import load
from studio.newsroom.sections import find_section
from studio.newsroom.tags import ensure_tag
from studio.newsroom.views import Plan
from studio.storage.codes import Check, Priority

_Text: TypeAlias = Callable[[Acting, ArticleText, str], ArticleText]
_Planned: TypeAlias = Callable[[Acting, Plan, str], Plan]

_NO: Final = frozenset({"", "no", "none", "لا"})
_OPEN: Final = frozenset({"open", "مفتوح"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """Fields to set, by name, and the body where it is to be another one."""

    fields: Mapping[str, str]
    body: Document | None = None


def set_fields(acting: Acting, article: int, wishes: Wishes, *, base: int | None = None) -> Changes:
    """Set fields of an article; all of them are understood before any is set.

    What is public makes one new version. Raises `Refused`: FIELD_UNKNOWN, FIELD_INVALID,
    SECTION_UNKNOWN, PERSON_UNKNOWN, TAG_NAME_INVALID, and as `articles.edit`,
    `articles.set_private` and `planning.set_plan`.
    """
    for name in wishes.fields:
        if name not in NAMES:
            raise Refused(Reason.FIELD_UNKNOWN, field=name, nearest=nearest(name, NAMES))
    found = load(acting, article)
    text, plan = found.text, found.plan
    for name, value in wishes.fields.items():
        if name in _PLANNED:
            plan = _PLANNED[name](acting, plan, value)
        elif name in _PUBLIC:
            text = _PUBLIC[name](acting, text, value)
    if wishes.body is not None:
        text = replace(text, body=wishes.body)
    changes = NOTHING
    if text != found.text or base is not None:
        changes |= edit(acting, article, text, base=base)
    private = {name: wishes.fields[name] for name in _PRIVATE if name in wishes.fields}
    if private:
        changes |= set_private(acting, article, **private)
    if plan != found.plan:
        changes |= set_plan(acting, article, plan)
    for what, name in checked.NAMED.items():
        if name in wishes.fields and getattr(plan, name) is Check.DONE:
            changes |= checked.confirm_check(acting, article, what)
    return changes


def parted(value: str) -> tuple[str, ...]:
    """Return the names of a list that a person typed, parted by Arabic or Latin commas."""
    names = (" ".join(name.split()) for name in value.replace("،", ",").split(","))
    return tuple(name for name in names if name)


def bylines_of(acting: Acting, names: tuple[str, ...]) -> tuple[Byline, ...]:
    """Return names as bylines; one that is somebody's display name is theirs."""
    known = {person.display_name: person.id for person in people(acting)}
    return tuple(Byline(name, known.get(name)) for name in names)


def _set_headline(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, headline=line(value))


def _set_kicker(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, kicker=line(value))


def _set_standfirst(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, standfirst=line(value))


def _set_plain(name: str) -> _Text:
    def set_plain(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
        changed: dict[str, Any] = {name: value}
        return replace(text, **changed)

    return set_plain


def _set_section(acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, section=find_section(acting, value).id if value.strip() else None)


def _set_tags(acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, tags=tuple(ensure_tag(acting, name)[0] for name in parted(value)))


def _set_bylines(acting: Acting, text: ArticleText, value: str) -> ArticleText:
    return replace(text, bylines=bylines_of(acting, parted(value)))


def _set_slug(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
    slug = clean_slug(value)
    if value.strip() and not slug:
        raise _invalid("slug", value, "word-word")
    return replace(text, slug=slug)


def _set_picture(acting: Acting, text: ArticleText, value: str) -> ArticleText:
    """Put a kept picture in the lead's place; what is said of it goes with it unless it is said."""
    if _is_no(value):
        return replace(text, lead_picture=None)
    found = picture(acting, value.strip())
    lead = text.lead_picture or Figure()
    shown = replace(
        lead,
        picture=found.sha256,
        alt=lead.alt or found.alt,
        credit=lead.credit or found.credit,
        crop=None,
    )
    return replace(text, lead_picture=shown)


def _set_picture_words(name: str) -> _Text:
    def set_words(_acting: Acting, text: ArticleText, value: str) -> ArticleText:
        if text.lead_picture is None:
            raise _invalid(f"picture_{name}", value, "picture=HASH")
        said: dict[str, Any] = {name: texts(value) if name == "caption" else value}
        return replace(text, lead_picture=replace(text.lead_picture, **said))

    return set_words


def _set_priority(_acting: Acting, plan: Plan, value: str) -> Plan:
    try:
        return replace(plan, priority=Priority(value.strip()))
    except ValueError as error:
        raise _invalid("priority", value, *Priority) from error


def _set_assignee(acting: Acting, plan: Plan, value: str) -> Plan:
    return replace(plan, assignee=find_person(acting, value).id if value.strip() else None)


def _set_due(acting: Acting, plan: Plan, value: str) -> Plan:
    return replace(plan, due=None if _is_no(value) else moment(acting, "due", value))


def _set_commissioned(_acting: Acting, plan: Plan, value: str) -> Plan:
    if _is_no(value):
        return replace(plan, commissioned=None)
    try:
        return replace(plan, commissioned=int(value))
    except ValueError as error:
        raise _invalid("commissioned", value, "600") from error


def _set_embargo(acting: Acting, plan: Plan, value: str) -> Plan:
    if _is_no(value):
        return replace(plan, embargo_until=None, embargo_open_ended=False)
    if value.strip().lower() in _OPEN:
        return replace(plan, embargo_until=None, embargo_open_ended=True)
    until = moment(acting, "embargo_until", value)
    return replace(plan, embargo_until=until, embargo_open_ended=False)


def _set_check(name: str) -> _Planned:
    def set_check(_acting: Acting, plan: Plan, value: str) -> Plan:
        try:
            changed: dict[str, Any] = {name: Check(value.strip())}
        except ValueError as error:
            raise _invalid(name, value, *Check) from error
        return replace(plan, **changed)

    return set_check


def moment(acting: Acting, field: str, value: str) -> datetime:
    """Return the time that a person typed for `field`; without a zone it is the newsroom's.

    Raises `Refused` (FIELD_INVALID) for what is no ISO 8601 time.
    """
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise _invalid(field, value, "2026-03-01T18:30") from error
    if found.tzinfo is None:
        found = found.replace(tzinfo=ZoneInfo(house(acting.store).time_zone))
    return found


def _is_no(value: str) -> bool:
    return value.strip().lower() in _NO


def _invalid(field: str, value: str, *expected: str) -> Refused:
    return Refused(
        Reason.FIELD_INVALID, field=field, value=value, expected=tuple(map(str, expected))
    )


_PUBLIC: Final[Mapping[str, _Text]] = MappingProxyType(
    {
        "headline": _set_headline,
        "kicker": _set_kicker,
        "standfirst": _set_standfirst,
        "section": _set_section,
        "tags": _set_tags,
        "bylines": _set_bylines,
        "dateline": _set_plain("dateline"),
        "picture": _set_picture,
        "picture_alt": _set_picture_words("alt"),
        "picture_caption": _set_picture_words("caption"),
        "picture_credit": _set_picture_words("credit"),
        "slug": _set_slug,
        "search_title": _set_plain("search_title"),
        "search_description": _set_plain("search_description"),
        "social_text": _set_plain("social_text"),
    }
)
_PRIVATE: Final = ("notes", "sources")
_PLANNED: Final[Mapping[str, _Planned]] = MappingProxyType(
    {
        "priority": _set_priority,
        "assignee": _set_assignee,
        "due": _set_due,
        "commissioned": _set_commissioned,
        "embargo_until": _set_embargo,
        "legal_check": _set_check("legal_check"),
        "picture_check": _set_check("picture_check"),
    }
)
NAMES: Final = (*_PUBLIC, *_PRIVATE, *_PLANNED)
"""Every field that can be set."""
