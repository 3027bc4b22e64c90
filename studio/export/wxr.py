"""Public articles as WordPress eXtended RSS 1.2, which WordPress' own importer reads.

One file holds one article or a selection, with their authors, categories, tags and pictures. The
text is in the *WordPress* profile of `html`, since WordPress strips ``picture``, ``source``,
``bdi`` and ``time`` for most people. Of what the importer drops in silence there is nothing: every
term has its nicename, every date is whole and stands in the house's zone and in UTC, and slugs are
those of Midad, short enough to be kept (`studio.arabic.slugs`). Kicker, dateline, texts for
searchers and networks, and credits are fields of the post.

A lead picture is the featured image; every picture is an attachment that the importer fetches from
the site. Public notes follow the text. An article that is approved and not out is a draft, a
withdrawn one is private and says why alone.

Sources: WordPress' exporter and importer (see `studio.document.wxr_names`), RFC 822 for pubDate.
Equal articles give equal bytes. Deliberately absent: comments, users' addresses, and the clock.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from lxml import etree

from studio.arabic.slugs import ascii_file_slug, clean_slug, short_id
from studio.document import wxr_names as names
from studio.document.article import NotePlace
from studio.document.inline import plain
from studio.export.addresses import home, page_address
from studio.export.news_item import NewsItem, NewsPhoto, lasting_name
from studio.export.outgoing import outgoing
from studio.export.tags import element
from studio.imaging.values import PictureKind
from studio.newsroom.public import PublicTerm
from studio.storage.codes import PackageStatus

MADE_BY: Final = ' generator="Midad" '
_LOOKED_AT: Final = 200
_STATUSES: Final = {
    PackageStatus.PUBLISHED: "publish",
    PackageStatus.APPROVED: "draft",
    PackageStatus.WITHDRAWN: "private",
}
_NOT_XML: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CDATA_END: Final = "]]>"


def wxr(items: Iterable[NewsItem]) -> bytes:
    """Return the file of one or several articles of a newsroom, in the order that is given.

    Raises `ValueError` where there is none.
    """
    articles = tuple(items)
    if not articles:
        raise ValueError("a file of no articles")
    root = _Writer(articles).root()
    root.addprevious(etree.Comment(MADE_BY))
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )


def is_ours(data: bytes) -> bool:
    """Say whether `data` begins as a file that `wxr` wrote, and may be written anew."""
    return MADE_BY.encode() in data[:_LOOKED_AT]


@dataclass
class _Writer:
    """One writing of one file; posts and attachments are numbered as they come."""

    items: tuple[NewsItem, ...]
    _logins: dict[str, str] = field(default_factory=dict)
    _number: int = 0

    def root(self) -> "etree._Element":
        """Return the whole file."""
        house = self.items[0].article.house
        root = etree.Element("rss", {"version": "2.0"}, nsmap=names.NAMESPACES)
        channel = etree.SubElement(root, "channel")
        site = home(house)
        _add(channel, "title", outgoing(house.site_name))
        _add(channel, "link", site)
        _add(channel, "description", outgoing(house.site_description))
        _add(channel, "pubDate", _mail_time(max(one.article.modified_at for one in self.items)))
        _add(channel, "language", house.language)
        _add(channel, _wp("wxr_version"), names.VERSION)
        _add(channel, _wp("base_site_url"), site.rstrip("/"))
        _add(channel, _wp("base_blog_url"), site.rstrip("/"))
        self._authors(channel)
        self._terms(channel)
        self._number = len(self.items)
        for number, item in enumerate(self.items, 1):
            self._post(channel, number, item)
        return root

    def _authors(self, channel: "etree._Element") -> None:
        people = dict.fromkeys(one for item in self.items for one in item.article.authors)
        for number, person in enumerate(people, 1):
            login = self._login(person)
            author = etree.SubElement(channel, _wp("author"))
            _add(author, _wp("author_id"), str(number))
            _add(author, _wp("author_login"), login)
            _add(author, _wp("author_email"), "")
            _add(author, _wp("author_display_name"), outgoing(person.name))
            _add(author, _wp("author_first_name"), "")
            _add(author, _wp("author_last_name"), "")

    def _login(self, person: PublicTerm) -> str:
        """Return the name of a byline's person to programs: ASCII, nobody's way to sign in."""
        known = self._logins.get(person.name)
        if known is None:
            known = ascii_file_slug(person.slug, short_id(person.name))
            taken = set(self._logins.values())
            known = next(
                name
                for name in (known, *(f"{known}-{n}" for n in range(2, len(taken) + 3)))
                if name not in taken
            )
            self._logins[person.name] = known
        return known

    def _terms(self, channel: "etree._Element") -> None:
        lineages = [item.article.sections for item in self.items]
        parents = {
            section: above
            for lineage in lineages
            for above, section in zip((None, *lineage), lineage, strict=False)
        }
        for number, (section, above) in enumerate(parents.items(), 1):
            term = etree.SubElement(channel, _wp("category"))
            _add(term, _wp("term_id"), str(number))
            _add(term, _wp("category_nicename"), _nicename(section))
            _add(term, _wp("category_parent"), "" if above is None else _nicename(above))
            _add(term, _wp("cat_name"), _name(section))
        tags = dict.fromkeys(one for item in self.items for one in item.article.tags)
        for number, tag in enumerate(tags, len(parents) + 1):
            term = etree.SubElement(channel, _wp("tag"))
            _add(term, _wp("term_id"), str(number))
            _add(term, _wp("tag_slug"), _nicename(tag))
            _add(term, _wp("tag_name"), _name(tag))

    def _post(self, channel: "etree._Element", number: int, item: NewsItem) -> None:
        article = item.article
        photos: dict[str, NewsPhoto] = {}
        for photo in () if item.is_gone else item.photos:
            photos.setdefault(_file(item, photo), photo)
        attachments = dict(zip(photos, range(self._number + 1, 10**9), strict=False))
        self._number += len(attachments)
        bylines = [outgoing(author.name) for author in article.authors]
        fields = {
            names.BYLINES: "\n".join(bylines) if len(bylines) > 1 else "",
            names.KICKER: outgoing(plain(article.text.kicker)),
            names.DATELINE: outgoing(article.text.dateline),
            names.SEARCH_TITLE: outgoing(article.text.search_title),
            names.SEARCH_DESCRIPTION: outgoing(article.text.search_description),
            names.SOCIAL_TEXT: outgoing(article.text.social_text),
            names.LANGUAGE: article.text.body.language,
            names.DIRECTION: article.text.body.direction.value,
        }
        lead = next((photo for photo in item.photos if photo.is_lead), None)
        if lead is not None:
            fields[names.THUMBNAIL] = str(attachments[_file(item, lead)])
        post = self._item(
            channel,
            item,
            title=escape(item.headline, quote=False),
            link=page_address(article),
            name=lasting_name(article.uid),
            content=post_html(item),
            excerpt=escape(outgoing(plain(article.text.standfirst)), quote=False),
        )
        house_terms = [(names.CATEGORY, one) for one in article.sections[-1:]]
        _facts(
            post,
            item,
            number=number,
            slug=article.slug,
            status=_STATUSES[article.status],
            kind="post",
        )
        for domain, term in (*house_terms, *((names.TAG, tag) for tag in article.tags)):
            _term(post, domain, _nicename(term), _name(term))
        _fields(post, fields)
        for address, photo in photos.items():
            self._attachment(channel, item, (attachments[address], number), address, photo)

    def _attachment(
        self,
        channel: "etree._Element",
        item: NewsItem,
        numbers: tuple[int, int],
        address: str,
        photo: NewsPhoto,
    ) -> None:
        number, parent = numbers
        slug = address.rpartition("/")[2].rpartition(".")[0]
        attachment = self._item(
            channel,
            item,
            title=escape(photo.caption or photo.alt or slug, quote=False),
            link=address,
            name=address,
            content=escape(photo.credit, quote=False),
            excerpt=escape(photo.caption, quote=False),
        )
        _facts(
            attachment,
            item,
            number=number,
            slug=slug,
            status="inherit",
            kind="attachment",
            parent=parent,
        )
        _add(attachment, _wp("attachment_url"), address)
        _fields(attachment, {names.ALT: photo.alt, names.CREDIT: photo.credit})

    def _item(
        self,
        channel: "etree._Element",
        item: NewsItem,
        *,
        title: str,
        link: str,
        name: str,
        content: str,
        excerpt: str,
    ) -> "etree._Element":
        entry = etree.SubElement(channel, "item")
        _add(entry, "title", title)
        _add(entry, "link", link)
        _add(entry, "pubDate", _mail_time(item.article.published_at))
        authors = item.article.authors
        _add(entry, f"{{{names.DUBLIN_CORE}}}creator", self._login(authors[0]) if authors else "")
        _add(entry, "guid", name, isPermaLink="false")
        _add(entry, "description", "")
        _add(entry, f"{{{names.CONTENT}}}encoded", content)
        _add(entry, f"{{{names.EXCERPT}}}encoded", excerpt)
        return entry


def _facts(
    entry: "etree._Element",
    item: NewsItem,
    *,
    number: int,
    slug: str,
    status: str,
    kind: str,
    parent: int = 0,
) -> None:
    article = item.article
    zone = ZoneInfo(article.house.time_zone)
    _add(entry, _wp("post_id"), str(number))
    for name, at in (("date", article.published_at), ("modified", article.modified_at)):
        _add(entry, _wp(f"post_{name}"), _clock(at.astimezone(zone)))
        _add(entry, _wp(f"post_{name}_gmt"), _clock(at.astimezone(UTC)))
    _add(entry, _wp("comment_status"), "open" if kind == "post" else "closed")
    _add(entry, _wp("ping_status"), "closed")
    _add(entry, _wp("post_name"), slug)
    _add(entry, _wp("status"), status)
    _add(entry, _wp("post_parent"), str(parent))
    _add(entry, _wp("menu_order"), "0")
    _add(entry, _wp("post_type"), kind)
    _add(entry, _wp("post_password"), "")
    _add(entry, _wp("is_sticky"), "0")


def post_html(item: NewsItem) -> str:
    """Return a post's text: the article's, with what readers are told of its changes around it."""
    if item.is_gone:
        return str(element("p", None, outgoing(item.article.withdrawn_reason)))
    above, below = (_notes(item, place) for place in (NotePlace.ABOVE, NotePlace.BELOW))
    return "\n".join([*above, item.html, *below])


def _notes(item: NewsItem, place: NotePlace) -> Iterator[str]:
    told = [note for note in item.article.notes if note.text and note.place is place]
    above = place is NotePlace.ABOVE
    if told:
        yield names.NOTES_ABOVE if above else names.NOTES
    for note in told:
        label = element("strong", None, f"{item.labels[note.kind]}:")
        kind = {"class": f"notice {note.kind.value}"}
        yield str(element("p", kind, label, " ", outgoing(note.text)))
    if told and above:
        yield names.NOTES_END


def _term(entry: "etree._Element", domain: str, nicename: str, name: str) -> None:
    _add(entry, "category", name, domain=domain, nicename=nicename)


def _fields(entry: "etree._Element", fields: Mapping[str, str]) -> None:
    for key, value in fields.items():
        if value:
            meta = etree.SubElement(entry, _wp("postmeta"))
            _add(meta, _wp("meta_key"), key)
            _add(meta, _wp("meta_value"), value)


def _add(parent: "etree._Element", tag: str, text: str, **attributes: str) -> None:
    said = {name: _NOT_XML.sub("", value) for name, value in attributes.items()}
    child = etree.SubElement(parent, tag, said)
    text = _NOT_XML.sub("", text)
    marked = "<" in text or "&" in text
    child.text = etree.CDATA(text) if marked and _CDATA_END not in text else text


def _file(item: NewsItem, photo: NewsPhoto) -> str:
    """Return where the file lies that every reader can show, at its widest."""
    return item.address(photo.files[PictureKind.JPEG][0])


def _nicename(term: PublicTerm) -> str:
    """Return what a term is called in addresses; the importer drops a term without one."""
    return term.slug or clean_slug(term.name) or short_id(term.name)


def _name(term: PublicTerm) -> str:
    return escape(outgoing(term.name), quote=False)


def _wp(name: str) -> str:
    return f"{{{names.WP}}}{name}"


def _clock(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S")


def _mail_time(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC).replace(microsecond=0))
