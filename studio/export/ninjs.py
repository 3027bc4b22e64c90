"""A public article as ninjs, IPTC's news in JSON: version 3.0, and the 1.5 that Superdesk reads.

Both say the same. Where each property comes from:

=====================  =========================  =============================================
ninjs 3.0              ninjs 1.5                  of the article
=====================  =========================  =============================================
uri                    uri                        its lasting id (RFC 9562), whatever its address
type                   type                       ``text``
pubStatus              pubstatus                  ``canceled`` for a withdrawn article, ``withheld``
                                                  for an approved one that is not out, ``usable``
version                version                    the number of the revision
firstCreated           firstcreated               when it first went out
versionCreated         versioncreated             when this revision did, or it was withdrawn
language               language                   the text's own
headlines              headline,                  headline (role ``main``) and kicker
                       headline_kicker
descriptions           description_text,          standfirst; what the page says of itself; social
                       description_summary, …     text; each public note on the published text,
                                                  its role ``correction_above`` (and so on) where
                                                  readers see it above the text, not below
edNote                 ednote                     the notes again, dated; the reason of a withdrawal
by                     byline                     the authors' names
slugline               slugline                   the slug
located                located                    the dateline
bodies                 body_html, body_text       the text, without the lead picture
subjects               subject                    the sections from the root, then the tags
people                 person                     the authors
copyrightHolder        copyrightholder            the site
renditions             altids                     the page on the site
associations           associations               every picture, with its files as renditions
=====================  =========================  =============================================

Sources: IPTC ninjs 3.0 (November 2024) and 1.5 (May 2023), their schemas and the user guide, which
allow no other properties; the ingest parser ``ninjs`` of Superdesk, which wants moments in UTC to
the second, takes ``code`` for its qcode, an association ``featuremedia`` for the lead picture, the
first rendition for the original, and a picture's ``body_text`` for its alternative text. Equal
articles give equal bytes. Deliberately absent: what the page does not show.
"""

import json
from typing import Any, Final, TypeAlias

from studio.arabic.segmentation import count_words
from studio.document.inline import plain
from studio.export.addresses import (
    author_address,
    page_address,
)
from studio.export.news_item import NewsItem, NewsPhoto, lasting_name, utc_second
from studio.export.outgoing import outgoing
from studio.imaging.values import PictureKind
from studio.storage.codes import PackageStatus

_Json: TypeAlias = dict[str, Any]

_HTML: Final = "text/html"
_PLAIN: Final = "text/plain"
_SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"
_STATUSES: Final = {
    PackageStatus.PUBLISHED: "usable",
    PackageStatus.APPROVED: "withheld",
    PackageStatus.WITHDRAWN: "canceled",
}
_LEAD: Final = "featuremedia"
_OLD_RENDITIONS: Final = ("original", "viewImage", "thumbnail")
"""What Superdesk calls the widest file, the one in the middle and the narrowest."""


def ninjs(item: NewsItem) -> str:
    """Return an article as ninjs 3.0."""
    return _written(_modern(item))


def ninjs_for_superdesk(item: NewsItem) -> str:
    """Return an article as ninjs 1.5, as Superdesk reads it."""
    return _written(_old(item))


def _written(fields: _Json) -> str:
    return json.dumps(_said(fields), ensure_ascii=False, indent=2) + "\n"


def _modern(item: NewsItem) -> _Json:
    article = item.article
    house = article.house
    fields: _Json = {
        "standard": _standard("3.0"),
        "uri": lasting_name(article.uid),
        "type": "text",
        "representationType": "full",
        "profile": "text-photo" if item.photos else "text-only",
        "version": str(article.revision),
        "firstCreated": utc_second(article.published_at),
        "versionCreated": utc_second(article.modified_at),
        "pubStatus": _STATUSES[article.status],
        "copyrightHolder": outgoing(house.site_name),
        "edNote": item.remark,
        "language": article.text.body.language,
        "title": outgoing(article.text.search_title) or item.headline,
        "headlines": [
            {"role": role, "contentType": _PLAIN, "value": value}
            for role, value in (
                ("main", item.headline),
                ("kicker", outgoing(plain(article.text.kicker))),
            )
            if value
        ],
        "descriptions": [
            {"role": role, "contentType": _PLAIN, "value": value}
            for role, value in item.descriptions
            if value
        ],
        "by": item.by,
        "slugline": article.slug,
        "located": outgoing(article.text.dateline),
        "people": [
            {"name": outgoing(one.name), "rel": "author", "uri": author_address(house, one)}
            for one in article.authors
        ],
        "subjects": [
            {"name": outgoing(term.name), "rel": part, "uri": address, "literal": term.slug}
            for term, part, address, _ in item.terms
        ],
        "renditions": [{"name": "web", "href": page_address(article), "contentType": _HTML}],
    }
    if item.is_gone:
        return fields
    counts = {"charCount": len(item.uncaptioned), "wordCount": count_words(item.uncaptioned)}
    fields["bodies"] = [
        {"role": "main", "contentType": _HTML, **counts, "value": item.html},
        {"role": "text", "contentType": _PLAIN, **counts, "value": item.plain},
    ]
    fields["associations"] = [
        _modern_photo(item, number, photo) for number, photo in enumerate(item.photos, 1)
    ]
    return fields


def _modern_photo(item: NewsItem, number: int, photo: NewsPhoto) -> _Json:
    described_as = (("caption", photo.caption), ("alternative", photo.alt))
    return _said(
        {
            "name": "lead" if photo.is_lead else f"picture-{number}",
            "rel": "lead" if photo.is_lead else "illustration",
            "uri": photo.uri,
            "type": "picture",
            "pubStatus": _STATUSES[item.article.status],
            "versionCreated": utc_second(item.article.modified_at),
            "copyrightNotice": photo.rights,
            "by": photo.creator,
            "descriptions": [
                {"role": role, "contentType": _PLAIN, "value": value}
                for role, value in described_as
                if value
            ],
            "infoSources": [{"name": photo.credit, "role": "credit"}] if photo.credit else [],
            "rightsInfo": {"linkedRights": photo.licence} if photo.licence else {},
            "renditions": [
                {
                    "name": "main" if at == 0 and kind is PictureKind.JPEG else file.path,
                    "href": item.address(file),
                    "contentType": kind.media_type,
                    "width": file.width,
                    "height": file.height,
                    "sizeInBytes": len(file.data),
                }
                for kind, files in photo.files.items()
                for at, file in enumerate(files)
            ],
        }
    )


def _old(item: NewsItem) -> _Json:
    article = item.article
    house = article.house
    fields: _Json = {
        "$standard": _standard("1.5"),
        "uri": lasting_name(article.uid),
        "type": "text",
        "mimetype": _HTML,
        "representationtype": "complete",
        "profile": "text-photo" if item.photos else "text-only",
        "version": str(article.revision),
        "firstcreated": utc_second(article.published_at),
        "versioncreated": utc_second(article.modified_at),
        "pubstatus": _STATUSES[article.status],
        "copyrightholder": outgoing(house.site_name),
        "ednote": item.remark,
        "language": article.text.body.language,
        "title": outgoing(article.text.search_title) or item.headline,
        "headline": item.headline,
        "headline_kicker": outgoing(plain(article.text.kicker)),
        **_old_descriptions(item),
        "byline": item.by,
        "slugline": article.slug,
        "located": outgoing(article.text.dateline),
        "person": [{"name": outgoing(one.name), "rel": "author"} for one in article.authors],
        "subject": [
            {"name": outgoing(term.name), "rel": part, "scheme": scheme, "code": term.slug}
            for term, part, _, scheme in item.terms
        ],
        "altids": {"web": page_address(article)},
    }
    if item.is_gone:
        return fields
    fields |= {
        "charcount": len(item.uncaptioned),
        "wordcount": count_words(item.uncaptioned),
        "body_html": item.html,
        "body_text": item.plain,
        "associations": {
            _LEAD if photo.is_lead else f"picture_{number}": _old_photo(item, photo)
            for number, photo in enumerate(item.photos, 1)
        },
    }
    return fields


def _old_descriptions(item: NewsItem) -> dict[str, str]:
    """Return descriptions by their names; ``description_text`` is what Superdesk shows first."""
    told: dict[str, str] = {}
    for role, text in item.descriptions:
        name = "description_text" if role == "standfirst" else f"description_{role}"
        told[name] = "\n".join(part for part in (told.get(name, ""), text) if part)
    return told


def _old_photo(item: NewsItem, photo: NewsPhoto) -> _Json:
    files = photo.files[PictureKind.JPEG]
    chosen = (files[0], files[len(files) // 2], files[-1])
    return _said(
        {
            "uri": photo.uri,
            "type": "picture",
            "mimetype": PictureKind.JPEG.media_type,
            "pubstatus": _STATUSES[item.article.status],
            "versioncreated": utc_second(item.article.modified_at),
            "copyrightnotice": photo.rights,
            "headline": photo.caption or photo.alt,
            "description_text": photo.caption,
            "body_text": photo.alt,
            "byline": photo.creator or photo.credit,
            "infosource": [{"name": photo.credit}] if photo.credit else [],
            "rightsinfo": {"linkedrights": photo.licence} if photo.licence else {},
            "renditions": {
                name: {
                    "href": item.address(file),
                    "mimetype": PictureKind.JPEG.media_type,
                    "width": file.width,
                    "height": file.height,
                    "sizeinbytes": len(file.data),
                }
                for name, file in zip(_OLD_RENDITIONS, chosen, strict=True)
            },
        }
    )


def _standard(version: str) -> _Json:
    return {"name": "ninjs", "version": version, "schema": _SCHEMA.format(version=version)}


def _said(fields: _Json) -> _Json:
    """Return `fields` without those that say nothing."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}
