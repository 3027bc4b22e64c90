"""The whole sites that are judged: every kind of page, in Arabic and in English, few and many."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.export.package import ArticlePackager
from studio.export.site import write_site
from studio.export.site_articles import HerePages
from studio.newsroom.house import logo_from
from studio.newsroom.public import PublicArticle, PublicTerm
from studio.settings import CommentsPlace
from tests.builders import article, doc, p
from tests.export.articles import house, public, withdrawn_article
from tests.export.sites import ASIA, WORLD, GivenStories, newsroom, site_of
from tests.imaging.originals import gradient, saved
from tests.judges.everything import everything

HOME: Final = "https://news.example/"

KINDS: Final[Mapping[str, str]] = {
    "home": "index.html",
    "older pages of home": "page/1/index.html",
    "section": "asia/index.html",
    "section above": "world/index.html",
    "tag": "tag/c/index.html",
    "author": "author/karim/index.html",
    "archive": "archive/index.html",
    "month": "archive/2025-01/index.html",
    "corrections": "corrections/index.html",
    "search": "search/index.html",
    "nowhere": "404.html",
    "article with everything": "asia/everything/index.html",
    "article with much": "asia/mobile-library/index.html",
    "article in the other language": "world/wheels/index.html",
    "corrected article": "sport/story-2/index.html",
    "plain article": "local/story-1/index.html",
    "withdrawn article": "sport/gone/index.html",
}
"""One page of each kind, on the site of `arabic`."""


def arabic(folder: Path, pack: ArticlePackager) -> Path:
    """Build the made-up newsroom's site."""
    whole = everything(
        folder, id=1004, uid="everything", sections=(WORLD, ASIA), path="asia/everything/"
    )
    return _built(folder, pack, [*newsroom(folder, 50), whole], {})


def english(folder: Path, pack: ArticlePackager) -> Path:
    """Build an English site of a newsroom that settled everything, with two Arabic stories."""
    dress = {
        "language": "en",
        "site_name": "The Bank",
        "site_description": "News of both banks of the river",
        "welcome_line": "Good to see you.",
        "comments_heading": "Comments",
        "comments_snippet": "<p>Write to us.</p>",
        "comments_place": CommentsPlace.TEXT,
        "footer": "All rights reserved",
        "navigation": "About us | /about/\nWrite to us | mailto:desk@example.org",
        "logo": logo_from(saved(gradient(600, 150), "PNG")),
        "accent_colour": "#B00020",
    }
    text = _english("About us", "We are here.")
    about = public(text, id=900, uid="about", path="about/", sections=(), tags=(), authors=())
    return _built(folder, pack, [*map(_in_english, newsroom(folder, 30)), about], dress)


def bare(folder: Path, pack: ArticlePackager) -> Path:
    """Build a site that has a tombstone and one story, and of settings the least."""
    least = {"welcome_line": "", "comments_heading": "", "footer": ""}
    one = public(article("خبر وحيد", [p("نص قصير.")]), authors=(), tags=(), path="world/one/")
    return _built(folder, pack, [one, withdrawn_article(id=8, uid="g", path="world/gone/")], least)


SITES: Final[Mapping[str, Callable[[Path, ArticlePackager], Path]]] = {
    "arabic": arabic,
    "english": english,
    "bare": bare,
}


_ENGLISH: Final = {
    "العالم": "World",
    "آسيا": "Asia",
    "محلي": "Local",
    "رياضة": "Sport",
    "مياه": "Water",
    "منى سعيد": "Mona Said",
    "كريم حداد": "Karim Haddad",
}
_HEADLINES: Final = (
    "Council approves plan to extend the water network to the old quarters",
    "Pupils return to village schools as the mountain road reopens",
    "City reach the semi-final after a match that had everything",
    "River summit puts off its closing statement for another week",
    "Farmers try wheat that needs half the rain",
)
_FEW: Final = 100
"""The articles of higher numbers are made by hand, and stay in the language that they have."""


def _in_english(one: PublicArticle) -> PublicArticle:
    headline = _HEADLINES[one.id % len(_HEADLINES)]
    return replace(
        one,
        sections=_named(one.sections),
        tags=_named(one.tags),
        authors=_named(one.authors),
        text=_english(headline, f"What story {one.id} says.", "And the rest of it.")
        if one.id < _FEW
        else one.text,
    )


def _named(terms: tuple[PublicTerm, ...]) -> tuple[PublicTerm, ...]:
    return tuple(replace(term, name=_ENGLISH.get(term.name, term.name)) for term in terms)


def _english(headline: str, *paragraphs: str) -> ArticleText:
    body = doc(*map(p, paragraphs), direction=Direction.LTR, language="en")
    return article(headline, body)


def _built(
    folder: Path, pack: ArticlePackager, articles: list[PublicArticle], dress: dict[str, Any]
) -> Path:
    dressed = house(**dress)
    site = folder / "site"
    dressed_articles = [replace(one, house=dressed) for one in articles]
    known = {one.path for one in articles}
    said = site_of(dressed_articles)
    said = replace(said, former=tuple(one for one in said.former if one[1] in known))
    if dressed.language == "en":
        topics = (replace(one, lineage=_named(one.lineage)) for one in said.topics)
        said = replace(said, topics=tuple(topics))
    assert write_site(said, GivenStories(dressed_articles), site, HerePages(pack)) is not None
    return site
