"""Articles from an export of WordPress: every post and page becomes a draft of its own.

A category becomes the section, where the newsroom has one of that name, further ones become tags; a
post keeps its authors as bylines, its excerpt as standfirst and its slug. Where it lay and since
when is kept among the private notes, since nothing of it is out here. Pictures come along where
their files lie beside the export; the net is never asked. Deliberately absent: comments, menus,
what WordPress threw away, and the parts of a file (`studio.document.wxr_in`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Final
from urllib.parse import unquote

from studio.arabic.direction import Direction, detect
from studio.document import wxr_names as names
from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure
from studio.document.html_in import read_html
from studio.document.inline import Inlines, line, plain, texts
from studio.document.marks import language_tag
from studio.document.plain import plain_text
from studio.document.wxr_content import Attached, read_content
from studio.document.wxr_in import WxrEntry, WxrFile, WxrHead
from studio.errors import Damaged, MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.importing import Caution, CautionCode, FileText, Imported, bring_in
from studio.newsroom.keeping_pictures import figures_of

_TEXTS: Final = frozenset({"post", "page"})
_GONE: Final = frozenset({"trash", "auto-draft", "inherit"})
_UNSORTED: Final = frozenset({"uncategorized", "غير-مصنف"})

FindPicture = Callable[[str], bytes | None]
"""Returns the file that an address names, None where it does not lie here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one entry: an article, or the error that kept it out; `line` is its first."""

    line: int
    imported: Imported | None = None
    error: MidadError | None = None


def import_wordpress(
    acting: Acting,
    stream: IO[bytes],
    name: str,
    find_picture: FindPicture,
    *,
    section: int | None = None,
) -> Iterator[Entry]:
    """Make an article of every post and page of a file, one after the other, in their order.

    `stream` is read several times from its beginning and never held whole. A damaged entry is
    yielded with its error, and the others go in. Raises `Refused` (XML_UNSAFE, WXR_FOREIGN) and
    `Damaged` (ENTRY_DAMAGED) for a file that is none, before anything is made.
    """
    file = WxrFile(stream, name)
    library = {one.number: _attached(one) for one in file.attachments()}
    for entry in file.entries():
        if isinstance(entry, Damaged):
            where = entry.facts.get("line")
            yield Entry(where if isinstance(where, int) else 0, error=entry)
            continue
        if entry.kind not in _TEXTS or entry.status in _GONE:
            continue
        try:
            read = post_text(entry, file.head, library, find_picture)
            done = bring_in(acting, read, PurePath(name).name, section=section)
        except MidadError as error:
            yield Entry(entry.line, error=error)
        else:
            yield Entry(entry.line, imported=done)


def post_text(
    entry: WxrEntry,
    head: WxrHead,
    library: Mapping[str, Attached],
    find_picture: FindPicture = lambda _: None,
) -> FileText:
    """Return what a post says, with the pictures that `find_picture` finds."""
    said = entry.fields
    headline = _inline(entry.title)
    language = language_tag(said.get(names.LANGUAGE, "") or head.language) or "ar"
    told = said.get(names.DIRECTION, "")
    direction = Direction(told) if told in set(Direction) else None
    direction = direction or detect(plain(headline), Direction.RTL) or Direction.RTL
    cleaned = read_content(entry.content, library, direction=direction, language=language)
    featured = library.get(said.get(names.THUMBNAIL, ""))
    lead = None
    if featured is not None:
        lead = Figure(
            source=featured.address,
            alt=featured.alt,
            caption=texts(featured.caption),
            credit=featured.credit,
        )
    section, tags = _terms(entry, head)
    text = ArticleText(
        headline=headline,
        kicker=line(said.get(names.KICKER, "")),
        standfirst=_inline(entry.excerpt),
        bylines=tuple(Byline(one) for one in _authors(entry, head)),
        dateline=said.get(names.DATELINE, ""),
        body=cleaned.document,
        lead_picture=lead,
        slug=unquote(entry.slug),
        search_title=said.get(names.SEARCH_TITLE, ""),
        search_description=said.get(names.SEARCH_DESCRIPTION, ""),
        social_text=said.get(names.SOCIAL_TEXT, ""),
    )
    first = () if lead is None else (lead,)
    sources = dict.fromkeys(one.source for one in figures_of((*first, *text.body.blocks)))
    found = {source: data for source in sources if source and (data := find_picture(source))}
    return FileText(
        text,
        section=section,
        tags=tags,
        notes="\n".join(part for part in (entry.link, entry.date) if part),
        warnings=tuple(Caution(CautionCode.LEFT_OUT, one.value) for one in cleaned.removed),
        pictures=found,
    )


def _attached(entry: WxrEntry) -> Attached:
    return Attached(
        address=entry.address,
        alt=entry.fields.get(names.ALT, ""),
        caption=plain(_inline(entry.excerpt)),
        credit=entry.fields.get(names.CREDIT, ""),
    )


def _inline(html: str) -> Inlines:
    """Return a line that WordPress keeps as HTML, in plain text."""
    if "<" not in html and "&" not in html:
        return line(html)
    return line(" ".join(plain_text(read_html(html)).split()))


def _authors(entry: WxrEntry, head: WxrHead) -> tuple[str, ...]:
    if several := entry.fields.get(names.BYLINES, ""):
        return tuple(several.splitlines())
    together = tuple(one.name for one in entry.terms if one.domain == names.AUTHOR)
    alone = head.authors.get(entry.creator) or entry.creator
    return together or ((alone,) if alone else ())


def _terms(entry: WxrEntry, head: WxrHead) -> tuple[str, tuple[str, ...]]:
    """Return the section's name and the tags'.

    The section is the category that its author put first (Yoast SEO), else the one that lies
    deepest; a category above it is said by it, any other is a tag.
    """
    categories = {
        one.nicename or one.name: _term_name(one.name)
        for one in entry.terms
        if one.domain == names.CATEGORY and unquote(one.nicename) not in _UNSORTED
    }
    tags = [_term_name(one.name) for one in entry.terms if one.domain == names.TAG]
    if not categories:
        return "", tuple(tags)
    first = head.numbers.get(entry.fields.get(names.PRIMARY_CATEGORY, ""), "")
    if first not in categories:
        first = max(categories, key=lambda one: len(_lineage(one, head)))
    above = _lineage(first, head)
    others = [name for nicename, name in categories.items() if nicename not in above]
    return categories[first], tuple(dict.fromkeys((*tags, *others)))


def _lineage(nicename: str, head: WxrHead) -> tuple[str, ...]:
    """Return a category and those above it, as far as they lead anywhere new."""
    found: list[str] = []
    while nicename and nicename not in found:
        found.append(nicename)
        nicename = head.parents.get(nicename, "")
    return tuple(found)


def _term_name(name: str) -> str:
    return plain(_inline(name))
