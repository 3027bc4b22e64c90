"""A public article as a page: what the theme's templates are given, and what they make of it.

The preview shows the same page. All times come from the article, none from a clock; all words come
from the article, the house settings or the theme. A page needs no script, and works where its
server allows it nothing but its own styles and pictures (Content-Security-Policy: default-src
'none'; style-src 'self'; img-src 'self'); that policy is the server's to send, not the page's.
Deliberately absent: the tags of the article's text (`html`), files and folders (`package`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Final

from studio.arabic.segmentation import count_words
from studio.document.article import NoticeKind
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.errors import Damaged, Reason
from studio.export.addresses import (
    author_address,
    below,
    file_address,
    home,
    page_address,
    section_address,
    tag_address,
)
from studio.export.description import description
from studio.export.frame import (
    Surroundings,
    counted,
    house_words,
    look,
    moment,
    numerals,
    primary,
    surrounding,
    titled,
)
from studio.export.html import (
    TextWords,
    body_html,
    figure_html,
    inline_html,
)
from studio.export.outgoing import outgoing
from studio.export.pictures import ArticlePictures, PictureFile
from studio.export.readable import described, named, related_links, sources
from studio.export.structured_data import local_time, structured_data
from studio.export.tags import script_json
from studio.export.theme import ICON, PAGE, STYLE, TOMBSTONE, Theme, Words
from studio.newsroom.public import PublicArticle
from studio.settings import House
from studio.storage.codes import PackageStatus

_TEXT_WORDS: Final = ("footnotes", "footnote", "footnote_return", "related", "credit")
LISTED: Final = "index, follow, max-image-preview:large, max-snippet:-1"
UNLISTED: Final = "noindex, noarchive"
"""What robots are told."""

_LOCALES: Final = {"ar": "ar_AR", "en": "en_US"}
"""What Open Graph calls languages without a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and the files that it stands with: styles and icon by name."""

    html: str
    style: str
    icon: str


def print_page(
    article: PublicArticle,
    theme: Theme,
    pictures: ArticlePictures,
    seal: str = "",
    around: Surroundings | None = None,
) -> Page:
    """Return the page of an article and what it stands with, as `page_html`."""
    html = page_html(article, theme, pictures, seal, around)
    style, icon = print_look(article.house, theme)
    return Page(html=html, style=style, icon=icon)


def page_html(
    article: PublicArticle,
    theme: Theme,
    pictures: ArticlePictures,
    seal: str = "",
    around: Surroundings | None = None,
) -> str:
    """Return the page of an article, a tombstone for a withdrawn one.

    `seal` is the manifest's word for the article (`manifest.seal`), which a preview does not have.
    `around` is where the page stands on a site; without it the page stands alone.

    Equal arguments give equal pages, everywhere and always. Raises `Damaged` (THEME_INVALID), also
    where a template does not print the seal.
    """
    around = around or Surroundings(home=home(article.house))
    summary = outgoing(description(article.text, article.house))
    frame = _frame(article, theme, around) | {"seal": seal, "description": summary}
    if article.status is PackageStatus.WITHDRAWN:
        template, context = TOMBSTONE, frame | _tombstone(article)
    else:
        template, context = PAGE, frame | _story(article, theme, pictures, summary, around)
    html = theme.print(template, context)
    if seal not in html:  # nobody could tell the page from another's: it would never be replaced
        raise Damaged(
            Reason.THEME_INVALID, theme=theme.name, problem=f"{template}: no {{{{ seal }}}}"
        )
    return html


def text_words(plain_words: Mapping[str, str]) -> TextWords:
    """Return what a theme puts beside an article's own words, of all its words."""
    return TextWords(**{name: plain_words[name] for name in _TEXT_WORDS})


def print_look(house: House, theme: Theme) -> tuple[str, str]:
    """Return the style sheet and the icon that every page of a house stands with."""
    colours = look(house, theme)
    return theme.print(STYLE, colours), theme.print(ICON, colours)


def _frame(article: PublicArticle, theme: Theme, around: Surroundings) -> dict[str, Any]:
    """Return what every page has: the site around it and its head."""
    house, text = article.house, article.text
    language, direction = text.body.language, text.body.direction
    withdrawn = article.status is PackageStatus.WITHDRAWN
    return surrounding(theme, around) | {
        "language": language,
        "direction": direction.value,
        "numerals": numerals(house, language),
        "words": theme.words_in(language, direction).plain,
        "title": titled(outgoing(text.search_title or plain(text.headline)), house),
        "robots": UNLISTED if withdrawn else LISTED,
        "url": page_address(article),
        "headline": inline_html(text.headline),
        "house": house_words(house, language, direction, around),
    }


def _tombstone(article: PublicArticle) -> dict[str, Any]:
    at = article.withdrawn_at
    return {
        "withdrawn": None if at is None else _at(article, at),
        "reason": outgoing(article.withdrawn_reason),
    }


def _story(
    article: PublicArticle,
    theme: Theme,
    pictures: ArticlePictures,
    summary: str,
    around: Surroundings,
) -> dict[str, Any]:
    text, house, words = article.text, article.house, _words(article, theme)
    count = count_words(article_plain(text))
    minutes = max(1, ceil(count / house.reading_speed))
    corrected = article.modified_at != article.published_at
    lead = text.lead_picture and named(text.lead_picture, article.pictures)
    labels = text_words(words.plain)
    sizes = theme.picture_sizes
    return {
        "kicker": inline_html(text.kicker),
        "standfirst": inline_html(text.standfirst),
        "dateline": outgoing(text.dateline),
        "authors": [
            {"name": outgoing(author.name), "url": around.link(author_address(house, author))}
            for author in article.authors
        ],
        "published": _at(article, article.published_at),
        "updated": _at(article, article.modified_at) if corrected else None,
        "reading_time": counted(words, "reading_minutes", minutes, house),
        "breadcrumbs": [
            {"name": outgoing(section.name), "url": around.link(section_address(house, section))}
            for section in article.sections
        ],
        "tags": [
            {"name": outgoing(tag.name), "url": around.link(tag_address(house, tag))}
            for tag in article.tags
        ],
        "lead_picture": lead and figure_html(lead, sources(pictures, sizes.lead), words=labels),
        "body": body_html(
            described(text.body, article.pictures),
            pictures=sources(pictures, sizes.body),
            related=related_links(article, around.link),
            words=labels,
            eager=not lead,
        ),
        "notices": [
            {
                "kind": note.kind.value,
                "label": words.plain[note.kind.value],
                "text": outgoing(note.text),
                "at": _at(article, note.at),
                "place": note.place.value,
            }
            for note in article.notes
            if note.text or note.kind is not NoticeKind.UPDATE
        ],
        "properties": _open_graph(article, pictures, summary),
        "cards": _card(article, pictures, summary, words),
        "structured_data": script_json(
            structured_data(
                article,
                pictures,
                description=summary,
                words=count,
                minutes=minutes,
                logo=_logo(article, around),
            )
        ),
    }


def _open_graph(
    article: PublicArticle, pictures: ArticlePictures, summary: str
) -> list[tuple[str, str]]:
    """Return the properties of The Open Graph protocol, article namespace included."""
    house, text = article.house, article.text
    language = text.body.language
    locale = _LOCALES.get(primary(language)) or language.replace("-", "_")
    properties = [
        ("og:type", "article"),
        ("og:site_name", outgoing(house.site_name)),
        ("og:title", outgoing(plain(text.headline))),
        ("og:description", outgoing(text.social_text) or summary),
        ("og:url", page_address(article)),
        ("og:locale", locale),
        *_share_properties(article, pictures.share),
        ("article:published_time", local_time(house, article.published_at)),
        ("article:modified_time", local_time(house, article.modified_at)),
        ("article:section", outgoing(article.sections[-1].name) if article.sections else ""),
        *(("article:author", author_address(house, author)) for author in article.authors),
        *(("article:tag", outgoing(tag.name)) for tag in article.tags),
    ]
    return [(name, content) for name, content in properties if content]


def _share_properties(article: PublicArticle, share: PictureFile | None) -> list[tuple[str, str]]:
    if share is None:
        return []
    return [
        ("og:image", file_address(article, share.path)),
        ("og:image:type", share.kind.media_type),
        ("og:image:width", str(share.width)),
        ("og:image:height", str(share.height)),
        ("og:image:alt", _share_alt(article)),
    ]


def _card(
    article: PublicArticle, pictures: ArticlePictures, summary: str, words: Words
) -> list[tuple[str, str]]:
    """Return the names of X's cards (formerly Twitter Cards)."""
    text, share = article.text, pictures.share
    names = [
        (
            "author",
            words.plain["separator"].join(outgoing(author.name) for author in article.authors),
        ),
        ("twitter:card", "summary" if share is None else "summary_large_image"),
        ("twitter:site", outgoing(article.house.x_account)),
        ("twitter:title", outgoing(plain(text.headline))),
        ("twitter:description", outgoing(text.social_text) or summary),
        ("twitter:image", "" if share is None else file_address(article, share.path)),
        ("twitter:image:alt", "" if share is None else _share_alt(article)),
    ]
    return [(name, content) for name, content in names if content]


def _share_alt(article: PublicArticle) -> str:
    """Return what the share picture shows: the photo's own words, else the headline set in type."""
    lead = article.text.lead_picture
    picture = None if lead is None else article.pictures.get(lead.picture)
    alt = "" if lead is None or picture is None else lead.alt or picture.alt
    return outgoing(alt or plain(article.text.headline))


def _logo(article: PublicArticle, around: Surroundings) -> str:
    return file_address(article, ICON) if around.root is None else below(article.house, ICON)


def _at(article: PublicArticle, at: datetime) -> dict[str, str]:
    return moment(article.house, article.text.body.language, at)


def _words(article: PublicArticle, theme: Theme) -> Words:
    return theme.words_in(article.text.body.language, article.text.body.direction)
