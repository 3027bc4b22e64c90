"""What machines read of a page: a news article and its breadcrumbs, in schema.org's words.

Sources: schema.org (NewsArticle, BreadcrumbList, ImageObject, CorrectionComment, whose `position`
says whether readers see the note above or below the text), Google's guides to article and
breadcrumb structured data. Deliberately absent: anything that the page itself does not show,
and the escaping that a script element needs (`html.script_json`).
"""

from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from studio.document.article import NoticeKind
from studio.document.inline import plain
from studio.export.addresses import (
    author_address,
    below,
    file_address,
    home,
    page_address,
    section_address,
)
from studio.export.outgoing import outgoing
from studio.export.pictures import ArticlePictures, PictureFile
from studio.newsroom.public import PublicArticle, PublicPicture
from studio.settings import House

Json: TypeAlias = dict[str, Any]

_NOTHING: Final[tuple[object, ...]] = ("", [], {}, None)


def local_time(house: House, at: datetime) -> str:
    """Return a moment as ISO 8601 in the house's time zone, to the second, with its offset."""
    return _local_time(house.time_zone, at)


@lru_cache(maxsize=256)
def _local_time(zone: str, at: datetime) -> str:
    """Return the same of a zone: a page says when it went out half a dozen times."""
    return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def structured_data(
    article: PublicArticle,
    pictures: ArticlePictures,
    *,
    description: str,
    words: int,
    minutes: int,
    logo: str,
) -> Json:
    """Return the graph of a page's article and breadcrumbs; fields without a value are left out."""
    graph = [_article(article, pictures, description, words, minutes, logo)]
    if article.sections:
        graph.append(_breadcrumbs(article))
    return {"@context": "https://schema.org", "@graph": graph}


def website(house: House) -> Json:
    """Return what machines read of a site's first page."""
    site = {
        "@type": "WebSite",
        "@id": f"{home(house)}#website",
        "url": home(house),
        "name": outgoing(house.site_name),
        "description": outgoing(house.site_description),
        "inLanguage": house.language,
    }
    publisher = _publisher(house, below(house, "icon.svg"))
    graph = [_said(site | {"publisher": {"@id": publisher["@id"]} if publisher else {}})]
    return {
        "@context": "https://schema.org",
        "@graph": [*graph, *([publisher] if publisher else [])],
    }


def _article(
    article: PublicArticle,
    pictures: ArticlePictures,
    description: str,
    words: int,
    minutes: int,
    logo: str,
) -> Json:
    house, text, url = article.house, article.text, page_address(article)
    publisher = _publisher(house, logo)
    return _said(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
            "url": url,
            "headline": outgoing(plain(text.headline)),
            "alternativeHeadline": outgoing(plain(text.kicker)),
            "description": description,
            "image": _images(article, pictures),
            "thumbnailUrl": ""
            if pictures.share is None
            else file_address(article, pictures.share.path),
            "datePublished": local_time(house, article.published_at),
            "dateModified": local_time(house, article.modified_at),
            "dateline": outgoing(text.dateline),
            "author": [
                {
                    "@type": "Person",
                    "name": outgoing(author.name),
                    "url": author_address(house, author),
                }
                for author in article.authors
            ]
            or publisher,
            "publisher": publisher,
            "articleSection": [outgoing(section.name) for section in article.sections],
            "keywords": [outgoing(tag.name) for tag in article.tags],
            "wordCount": words,
            "timeRequired": f"PT{max(1, minutes)}M",
            "inLanguage": text.body.language,
            "isAccessibleForFree": True,
            "correction": _corrections(article),
        }
    )


def _publisher(house: House, logo: str) -> Json:
    if not house.site_name:
        return {}
    return _said(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{home(house)}#publisher",
            "name": outgoing(house.site_name),
            "description": outgoing(house.site_description),
            "url": home(house),
            "logo": {"@type": "ImageObject", "url": logo, "width": 512, "height": 512},
        }
    )


def _corrections(article: PublicArticle) -> list[Json]:
    return [
        {
            "@type": "CorrectionComment",
            "text": outgoing(note.text),
            "datePublished": local_time(article.house, note.at),
            "position": note.place.value,
        }
        for note in article.notes
        if note.kind is NoticeKind.CORRECTION and note.text
    ]


def _images(article: PublicArticle, pictures: ArticlePictures) -> list[Json]:
    """Describe the crops that Google asks for, or the share picture where there is no photo."""
    photo = next(iter(pictures.shown.values()), None)
    if photo is None:
        return [] if pictures.share is None else [_image(article, pictures.share, None)]
    return [_image(article, file, photo.picture) for file in pictures.shapes]


def _image(article: PublicArticle, file: PictureFile, picture: PublicPicture | None) -> Json:
    url = file_address(article, file.path)
    image: Json = {
        "@type": "ImageObject",
        "url": url,
        "contentUrl": url,
        "width": file.width,
        "height": file.height,
    }
    if picture is not None:
        creator = outgoing(picture.creator)
        image |= {
            "description": outgoing(picture.alt),
            "creditText": outgoing(picture.credit),
            "creator": {"@type": "Person", "name": creator} if creator else {},
            "copyrightNotice": outgoing(picture.rights),
            "license": outgoing(picture.licence_url),
        }
    return _said(image)


def _breadcrumbs(article: PublicArticle) -> Json:
    steps = [
        (outgoing(section.name), section_address(article.house, section))
        for section in article.sections
    ]
    steps.append((outgoing(plain(article.text.headline)), page_address(article)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def _said(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value or value not in _NOTHING}
