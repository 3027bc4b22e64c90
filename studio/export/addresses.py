"""Where pages lie on the newsroom's site, as absolute addresses.

Deliberately absent: where a page lies in a package (`package`), and choosing slugs (newsroom).
"""

from functools import lru_cache
from urllib.parse import quote

from studio.newsroom.public import PublicArticle, PublicTerm
from studio.settings import House


def home(house: House) -> str:
    """Return the address of the site's first page."""
    return house.base_url.rstrip("/") + "/"


def below(house: House, path: str) -> str:
    """Return the address of `path`, percent-encoded (RFC 3986)."""
    return home(house) + _quoted(path)


@lru_cache(maxsize=4096)
def _quoted(path: str) -> str:
    return quote(path.lstrip("/"), safe="/-._~")


def page_address(article: PublicArticle) -> str:
    """Return the lasting address of an article."""
    return below(article.house, article.path)


def file_address(article: PublicArticle, path: str) -> str:
    """Return the address of a file of an article's package, beside its page."""
    return below(article.house, f"{article.path.rstrip('/')}/{path}")


def section_address(house: House, section: PublicTerm) -> str:
    """Return the address of a section; slugs of sections are unique, so none stands above it."""
    return below(house, f"{section.slug}/")


def tag_address(house: House, tag: PublicTerm) -> str:
    """Return the address of the articles under a tag."""
    return below(house, f"tag/{tag.slug}/")


def author_address(house: House, author: PublicTerm) -> str:
    """Return the address of an author's articles."""
    return below(house, f"author/{author.slug}/")
