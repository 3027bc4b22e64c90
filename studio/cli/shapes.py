"""What a value looks like in JSON: stable names that other programs rely on.

Times are ISO 8601 in UTC; people stand under the name that readers see, except where somebody
with the right to ask gets sign-in names from ``person list``.
"""

import json
from datetime import datetime
from typing import Any

from studio.document.anchors import Stretch
from studio.document.article import ArticleText
from studio.document.codec import document_to_json, to_json
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.newsroom.handover import Handover
from studio.newsroom.notices import NoticeLine
from studio.newsroom.snippets import SnippetView
from studio.newsroom.views import (
    ArticleDetail,
    ArticleSummary,
    CommentView,
    PersonView,
    PictureView,
    RecordView,
    RevisionView,
    SectionView,
    TagView,
    ThreadView,
)

Shape = dict[str, Any]


def time(moment: datetime | None) -> str | None:
    """Return a moment as programs read it."""
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def summary(article: ArticleSummary) -> Shape:
    """Return an article as a list shows it."""
    return {
        "id": article.id,
        "uid": article.uid,
        "revision": article.revision,
        "published_revision": article.published_revision,
        "stage": article.stage.value,
        "live": article.live,
        "headline": article.headline,
        "section": article.section_name or None,
        "tags": list(article.tags),
        "authors": article.authors,
        "words": article.words,
        "updated": time(article.updated),
        "private": article.private,
    }


def detail(article: ArticleDetail) -> Shape:
    """Return an article with every field and its document."""
    text = article.text
    return {
        **summary(article.summary),
        "tags": list(article.tag_names),
        "authors": list(article.author_names),
        "shown_revision": article.shown,
        **_fields(text),
        "slug": article.slug,
        "created": time(article.created),
        "created_by": article.creator_name,
        "first_published": time(article.first_published),
        "published": time(article.published),
        "withdrawn": time(article.withdrawn),
        "withdrawn_reason": article.withdrawn_reason,
        "scheduled": time(article.summary.scheduled),
        "scheduled_zone": article.scheduled_zone,
        "priority": article.plan.priority.value,
        "due": time(article.plan.due),
        "commissioned": article.plan.commissioned,
        "embargo_until": time(article.plan.embargo_until),
        "embargo_open_ended": article.plan.embargo_open_ended,
        "legal_check": article.plan.legal_check.value,
        "picture_check": article.plan.picture_check.value,
        "notes": article.notes,
        "sources": article.sources,
        "sign_off": None
        if article.sign_off is None
        else {
            "by": article.sign_off.person_name,
            "at": time(article.sign_off.at),
            "revision": article.sign_off.revision,
            "sha256": article.sign_off.sha256,
            "own_words": article.sign_off.own_words,
            "voided": time(article.sign_off.voided),
        },
        "notices": [
            {
                "kind": notice.kind.value,
                "text": notice.text,
                "place": notice.place.value,
                "revision": notice.revision,
                "at": time(notice.at),
            }
            for notice in article.notices
        ],
        "obstacles": [
            {"code": one.code.value, "field": one.field, "block": one.block}
            for one in article.obstacles
        ],
        "document": to_json(text),
    }


def _fields(text: ArticleText) -> Shape:
    return {
        "kicker": plain(text.kicker),
        "headline": plain(text.headline),
        "standfirst": plain(text.standfirst),
        "bylines": [byline.name for byline in text.bylines],
        "dateline": text.dateline,
        "search_title": text.search_title,
        "search_description": text.search_description,
        "social_text": text.social_text,
        "picture": text.lead_picture.picture if text.lead_picture else None,
        "language": text.body.language,
        "direction": text.body.direction.value,
    }


def revision(version: RevisionView) -> Shape:
    """Return a kept version."""
    return {
        "revision": version.number,
        "base": version.base,
        "by": version.author_name,
        "at": time(version.created),
        "kind": version.kind.value,
        "note": version.note,
        "sha256": version.sha256,
        "words": version.words,
    }


def section(one: SectionView) -> Shape:
    """Return a section."""
    return {
        "id": one.id,
        "parent": one.parent,
        "name": one.name,
        "path": list(one.path),
        "slug": one.slug,
        "colour": one.colour,
        "articles": one.articles,
        "checklist": list(one.checklist),
    }


def tag(one: TagView) -> Shape:
    """Return a tag."""
    return {
        "id": one.id,
        "name": one.name,
        "slug": one.slug,
        "synonyms": list(one.synonyms),
        "articles": one.articles,
    }


def snippet(one: SnippetView) -> Shape:
    """Return a snippet with its document."""
    return {
        "id": one.id,
        "abbreviation": one.abbreviation,
        "name": one.name,
        "shared": one.shared,
        "text": plain_text(one.text),
        "document": document_to_json(one.text),
        "by": one.person_name,
        "at": time(one.updated),
    }


def person(one: PersonView) -> Shape:
    """Return somebody of the newsroom."""
    return {
        "id": one.id,
        "sign_in": one.sign_in,
        "name": one.display_name,
        "roles": [{"role": post.role.value, "section": post.section} for post in one.posts],
        "password": one.has_password,
        "retired": one.retired,
    }


def picture(one: PictureView) -> Shape:
    """Return a picture."""
    return {
        "picture": one.sha256,
        "name": one.name,
        "kind": one.kind,
        "width": one.width,
        "height": one.height,
        "bytes": one.size,
        "alt": one.alt,
        "caption": one.caption,
        "credit": one.credit,
        "creator": one.creator,
        "rights": one.rights,
        "licence_url": one.licence_url,
        "articles": list(one.articles),
    }


def comment(one: CommentView) -> Shape:
    """Return a comment or an answer."""
    return {
        "comment": one.id,
        "by": one.author_name,
        "at": time(one.at),
        "edited": time(one.edited),
        "text": one.body,
        "mentions": list(one.mentions),
    }


def thread(one: ThreadView, place: Stretch | None) -> Shape:
    """Return a thread of comments; `place` is where the article's text shows it now."""
    return {
        **comment(one.comment),
        "article": one.comment.article,
        "field": one.field or None,
        "quoted": "" if one.anchor is None else one.anchor.quoted,
        "revision": one.revision,
        "attached": place is not None or not one.anchor or not one.anchor.quoted,
        "block": None if place is None else place.block,
        "offset": None if place is None else place.start,
        "length": None if place is None else place.end - place.start,
        "resolved": time(one.resolved),
        "resolved_by": one.resolved_by_name or None,
        "answers": [comment(answer) for answer in one.answers],
    }


def record_line(line: RecordView) -> Shape:
    """Return a line of the record."""
    return {
        "entry": line.id,
        "at": time(line.at),
        "by": line.person_name,
        "from": line.origin,
        "action": line.action,
        "article": line.article,
        "revision": line.revision,
        "details": json.loads(line.details),
        "hash": line.hash,
    }


def notice(line: NoticeLine) -> Shape:
    """Return something that a person was told of."""
    return {
        "notice": line.id,
        "kind": line.kind.value,
        "article": line.article,
        "headline": line.headline,
        "comment": line.comment,
        "said": line.said,
        "obstacles": [str(one) for one in line.in_the_way],
        "by": line.by_name or None,
        "at": time(line.at),
        "read": line.read,
    }


def handover(page: Handover) -> Shape:
    """Return the handover of a shift: its parts with their stories, and who has what."""
    return {
        "since": time(page.since),
        "until": time(page.until),
        "parts": {
            part.value: [
                {**summary(line.summary), "at": time(line.at), "holder": line.holder or None}
                for line in lines
            ]
            for part, lines in page.parts
        },
        "held": {held.name: [one.id for one in held.stories] for held in page.held},
    }
