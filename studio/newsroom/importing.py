"""Articles from people's files: Markdown with front matter, HTML, Word, plain text, our own forms.

The text is never altered. What the newsroom does not know is left empty and said: a section that
is not there, a key that nobody understands. Deliberately absent: loading pictures from anywhere;
a figure keeps the place that the file names, until somebody adds the picture.
"""

import html
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final, assert_never

from msgspec import Struct, field
from msgspec.structs import replace
from sqlalchemy import select

from studio.arabic.folding import key
from studio.document.article import ArticleText, Byline
from studio.document.blocks import Figure, Heading, Paragraph
from studio.document.codec import decode
from studio.document.front_matter import ArticleFile, read_article_file, read_bytes
from studio.document.html_in import clean_html, decode_html
from studio.document.html_pictures import lift_pictures
from studio.document.inline import Break, Inlines, line, plain, texts
from studio.document.plain import from_plain
from studio.document.tree import Document
from studio.errors import MidadError, Reason, Refused
from studio.newsroom import sections, tags
from studio.newsroom.acting import Acting
from studio.newsroom.articles import create_within
from studio.newsroom.importing_package import Packed, package_folder, zipped_package
from studio.newsroom.keeping_pictures import (
    fetch_pictures,
    figures_of,
    keep_pictures,
    without_pictures,
)
from studio.newsroom.obstacles import figures
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.unit_of_work import UnitOfWork

LONGEST_HEADLINE_LINE: Final = 160
"""Characters that the first line of a plain text has at most to be its headline."""

_TITLE: Final = re.compile(r"<title[^>]{0,200}>([^<]{0,1000})</title", re.IGNORECASE)


class FileFormat(StrEnum):
    """What a file is written in."""

    AUTO = "auto"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    JSON = "json"
    DOCX = "docx"
    MIDAD = "midad"


class CautionCode(StrEnum):
    """What somebody should look at after an import."""

    SECTION_UNKNOWN = "section_unknown"
    TAG_INVALID = "tag_invalid"
    KEY_UNKNOWN = "key_unknown"
    HEADLINE_MISSING = "headline_missing"
    PICTURE_ELSEWHERE = "picture_elsewhere"
    LEFT_OUT = "left_out"


class Caution(Struct, frozen=True):
    """One thing to look at: what the file says, and the nearest that the newsroom knows."""

    code: CautionCode
    value: str = ""
    nearest: str | None = None


class Imported(Struct, frozen=True):
    """What became of a file."""

    article: int
    headline: str
    warnings: tuple[Caution, ...]


SUFFIXES: Final = {
    ".md": FileFormat.MARKDOWN,
    ".markdown": FileFormat.MARKDOWN,
    ".html": FileFormat.HTML,
    ".htm": FileFormat.HTML,
    ".xhtml": FileFormat.HTML,
    ".txt": FileFormat.TEXT,
    ".text": FileFormat.TEXT,
    ".json": FileFormat.JSON,
    ".docx": FileFormat.DOCX,
    ".docm": FileFormat.DOCX,
    ".zip": FileFormat.MIDAD,
}
"""How the names of files end that can be read, and what such a file is written in."""


class FileText(Struct, frozen=True):
    """What a file says, before the newsroom makes sense of its names.

    Figures whose pictures came along name them in `pictures` as their source.
    """

    text: ArticleText
    section: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    sources: str = ""
    warnings: tuple[Caution, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def format_of(name: str) -> FileFormat:
    """Return what a file is written in by its name.

    Raises `Refused` (FILE_KIND_UNKNOWN).
    """
    found = SUFFIXES.get(PurePath(name).suffix.lower())
    if found is None:
        raise Refused(Reason.FILE_KIND_UNKNOWN, path=name, allowed=tuple(SUFFIXES))
    return found


def import_file(
    acting: Acting,
    name: str,
    data: bytes,
    *,
    format: FileFormat = FileFormat.AUTO,  # noqa: A002 - the word that people use
    section: int | None = None,
) -> Imported:
    """Make an article of a file; `section` is where it goes, whatever the file says.

    Raises `Refused` and `Damaged` with what is wrong with the file, and as `articles.create`.
    Nothing is made then.
    """
    kind = format_of(name) if format is FileFormat.AUTO else format
    read = read_file_text(name, data, kind)
    return bring_in(acting, read, PurePath(name).name, section=section)


def bring_in(acting: Acting, read: FileText, file: str, *, section: int | None = None) -> Imported:
    """Make an article of what a file says; `file` is what the record calls it. As `import_file`."""
    warnings = list(read.warnings)
    read = replace(read, text=_with_pictures(acting, read))
    with acting.store.write() as work:
        where = section
        if where is None and read.section:
            where = _find_section(work, read.section, warnings)
        text = replace(
            read.text,
            section=where,
            tags=_find_tags(work, acting, read.tags, warnings),
            bylines=_find_people(work, read.text.bylines),
        )
        changes = create_within(
            work,
            acting,
            text,
            notes=read.notes,
            sources=read.sources,
            kind=RevisionKind.IMPORTED,
            file=file,
        )
    if not text.headline:
        warnings.append(Caution(CautionCode.HEADLINE_MISSING))
    warnings += [
        Caution(CautionCode.PICTURE_ELSEWHERE, figure.source)
        for figure, _, _ in figures(text)
        if figure.source
    ]
    return Imported(changes.article, plain(text.headline), tuple(warnings))


def import_package(acting: Acting, folder: Path, *, section: int | None = None) -> Imported:
    """Make an article of a package of Midad that is a folder; as `import_file`."""
    return bring_in(acting, _from_package(package_folder(folder)), folder.name, section=section)


def _from_package(packed: Packed) -> FileText:
    return replace(from_article_file(packed.file), pictures=packed.pictures)


def read_file_text(name: str, data: bytes, kind: FileFormat) -> FileText:
    """Return what a file says, and keep nothing of it; raises as `import_file`."""
    match kind:
        case FileFormat.MARKDOWN | FileFormat.AUTO:
            return from_article_file(read_article_file(read_bytes(data, name), name=name))
        case FileFormat.HTML:
            return _from_html(data, name)
        case FileFormat.TEXT:
            return _from_text(read_bytes(data, name))
        case FileFormat.JSON:
            return _from_json(read_bytes(data, name))
        case FileFormat.DOCX:
            return _from_docx(data, name)
        case FileFormat.MIDAD:
            return _from_package(zipped_package(data, name))
        case _ as unreachable:
            assert_never(unreachable)


def from_article_file(file: ArticleFile) -> FileText:
    """Return what a file of Markdown with front matter says."""
    lead = None
    if file.picture:
        lead = Figure(
            source=file.picture,
            alt=file.picture_alt,
            caption=texts(file.picture_caption),
            credit=file.picture_credit,
        )
    text = ArticleText(
        headline=line(file.headline),
        kicker=line(file.kicker),
        standfirst=line(file.standfirst),
        bylines=tuple(Byline(one) for one in file.bylines),
        dateline=file.dateline,
        body=file.body,
        lead_picture=lead,
        slug=file.slug,
        search_title=file.search_title,
        search_description=file.search_description,
        social_text=file.social_text,
    )
    unknown = tuple(Caution(CautionCode.KEY_UNKNOWN, one) for one in file.extra)
    return FileText(text, file.section, file.tags, file.notes, file.sources, unknown)


def _from_html(data: bytes, name: str) -> FileText:
    lifted = lift_pictures(decode_html(data, name))
    page = lifted.html
    cleaned = clean_html(page)
    document = cleaned.document
    headline: Inlines = ()
    if document.blocks and isinstance(document.blocks[0], Heading):
        headline = document.blocks[0].content
        document = Document(document.blocks[1:], document.direction, document.language)
    elif (title := _TITLE.search(page)) is not None:
        headline = line(html.unescape(title[1]))
    left_out = tuple(Caution(CautionCode.LEFT_OUT, one.value) for one in cleaned.removed)
    text = ArticleText(headline=headline, body=document)
    return FileText(text, warnings=left_out, pictures=lifted.pictures)


def _from_text(text: str) -> FileText:
    """Take the first paragraph for the headline where it is one short line and others follow."""
    document = from_plain(text)
    first = document.blocks[0] if len(document.blocks) > 1 else None
    if (
        isinstance(first, Paragraph)
        and not any(isinstance(one, Break) for one in first.content)
        and len(plain(first.content)) <= LONGEST_HEADLINE_LINE
    ):
        rest = Document(document.blocks[1:], document.direction, document.language)
        return FileText(ArticleText(headline=first.content, body=rest))
    return FileText(ArticleText(body=document))


def _from_json(text: str) -> FileText:
    """Take everything but what names things of the newsroom that wrote it."""
    article = decode(text)
    return FileText(
        replace(
            article,
            section=None,
            tags=(),
            bylines=tuple(Byline(one.name) for one in article.bylines),
        )
    )


def _from_docx(data: bytes, name: str) -> FileText:
    from studio.document.docx_in import read_docx

    word = read_docx(data, name)
    left_out = tuple(Caution(CautionCode.LEFT_OUT, one.value) for one in word.removed)
    return FileText(word.text, warnings=left_out, pictures=word.pictures)


def _with_pictures(acting: Acting, read: FileText) -> ArticleText:
    """Keep the pictures that came with a file, and return its text showing them.

    What the newsroom cannot keep, or does not have, stays named, and is said.
    """
    lead, body = read.text.lead_picture, read.text.body
    first = () if lead is None else (lead,)
    blocks = keep_pictures(acting, (*first, *body.blocks), read.pictures).blocks
    hashes = (one.picture for one in figures_of(blocks) if one.picture)
    blocks = without_pictures(blocks, fetch_pictures(acting, hashes, None).missing)
    shown = blocks[0] if first else None
    return replace(
        read.text,
        body=replace(body, blocks=blocks[len(first) :]),
        lead_picture=shown if isinstance(shown, Figure) else None,
    )


def _find_section(work: UnitOfWork, name: str, warnings: list[Caution]) -> int | None:
    try:
        return sections.find(work, name).id
    except MidadError as error:
        near = error.facts.get("nearest")
        known = near if isinstance(near, str) else None
        warnings.append(Caution(CautionCode.SECTION_UNKNOWN, name, known))
        return None


def _find_tags(
    work: UnitOfWork, acting: Acting, names: tuple[str, ...], warnings: list[Caution]
) -> tuple[int, ...]:
    found = []
    for name in names:
        try:
            id_, _ = tags.ensure(work, acting, name)
        except Refused as error:
            if error.reason is not Reason.TAG_NAME_INVALID:
                raise
            warnings.append(Caution(CautionCode.TAG_INVALID, name))
        else:
            found.append(id_)
    return tuple(found)


def _find_people(work: UnitOfWork, bylines: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """Say who of the newsroom stands in a byline, where a name is one person's alone."""
    bearers: dict[str, list[int]] = {}
    query = select(tables.Person.display_name, tables.Person.id).where(
        tables.Person.retired_at.is_(None)
    )
    for name, id_ in work.rows.execute(query):
        bearers.setdefault(key(name), []).append(id_)
    found = []
    for byline in bylines:
        people = bearers.get(key(byline.name), [])
        found.append(replace(byline, person=people[0]) if len(people) == 1 else byline)
    return tuple(found)
