"""The whole sites that are judged: every kind of page, in Arabic and in English, few and many."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from studio.export.package import ArticlePackager
from studio.export.site import write_site
from studio.export.site_articles import HerePages
from studio.newsroom.house import logo_from
from studio.newsroom.public import PublicArticle
from studio.settings import CommentsPlace
from tests.builders import article, p
from tests.export.articles import house, public, withdrawn_article
from tests.export.sites import GivenStories, newsroom, site_of
from tests.imaging.originals import gradient, saved

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
    "article with everything": "asia/mobile-library/index.html",
    "article in the other language": "world/wheels/index.html",
    "corrected article": "sport/story-2/index.html",
    "plain article": "local/story-1/index.html",
    "withdrawn article": "sport/gone/index.html",
}
"""One page of each kind, on the site of `arabic`."""


def arabic(folder: Path, pack: ArticlePackager) -> Path:
    """Build the made-up newsroom's site."""
    return _built(folder, pack, newsroom(folder, 50), {})


def english(folder: Path, pack: ArticlePackager) -> Path:
    """Build the same articles as an English site of a newsroom that settled everything."""
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
        "accent": "#B00020",
    }
    about = public(article("من نحن", [p("نحن هنا.")]), id=900, uid="about", path="about/")
    return _built(folder, pack, [*newsroom(folder, 30), about], dress)


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


def _built(
    folder: Path, pack: ArticlePackager, articles: list[PublicArticle], dress: dict[str, Any]
) -> Path:
    dressed = house(**dress)
    site = folder / "site"
    dressed_articles = [replace(one, house=dressed) for one in articles]
    known = {one.path for one in articles}
    said = site_of(dressed_articles)
    said = replace(said, former=tuple(one for one in said.former if one[1] in known))
    assert write_site(said, GivenStories(dressed_articles), site, HerePages(pack)) is not None
    return site
