"""Makes the pages of a site's articles: one after another here, or in several processes.

The processes are started anew, never forked, so that they are safe beside a window; each has a few
articles at a time, so that memory stays small however many there are. Deliberately absent: what a
page says (`page`), and where it goes (`site`).
"""

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from msgspec.structs import replace

from studio.errors import Fact, MidadError, Reason
from studio.export.addresses import home, section_address
from studio.export.manifest import Manifest, seal
from studio.export.package import ArticlePackager, make_packager, packaged
from studio.export.page import page_html
from studio.export.site import SitePage
from studio.export.site_entries import entry_of
from studio.export.site_frame import PAGE_FILE, SiteFrame
from studio.export.theme import Theme
from studio.newsroom.public import PublicArticle, PublicSite
from studio.settings import House

BATCH: Final = 16
"""Articles that a process is given at a time."""

MOST_JOBS: Final = 32

_Made: TypeAlias = "list[SitePage] | tuple[type[MidadError], Reason, dict[str, Fact]]"


class HerePages:
    """Makes pages in this process; a `studio.export.site.PageMaker`."""

    def __init__(self, packager: ArticlePackager) -> None:
        self._packager = packager

    def theme(self, house: House) -> Theme:
        """Return a house's theme; raises `Damaged` (THEME_INVALID)."""
        return self._packager.theme(house)

    def pages(self, site: PublicSite, articles: Iterable[PublicArticle]) -> Generator[SitePage]:
        """Yield the page of each article."""
        frame = SiteFrame(site=site, theme=self.theme(site.house))
        for article in articles:
            yield site_page(frame, article, self._packager)


class ManyPages:
    """Makes pages in `jobs` processes; a `studio.export.site.PageMaker`.

    `themes` and `cache` are as in `ArticlePackager`.
    """

    def __init__(self, themes: Path, cache: Path, jobs: int) -> None:
        self._themes = themes
        self._cache = cache
        self._jobs = min(max(1, jobs), MOST_JOBS)
        self._packager = make_packager(themes, cache)

    def theme(self, house: House) -> Theme:
        """Return a house's theme; raises `Damaged` (THEME_INVALID)."""
        return self._packager.theme(house)

    def pages(self, site: PublicSite, articles: Iterable[PublicArticle]) -> Generator[SitePage]:
        """Yield the page of each article, in their order."""
        remaining = iter(articles)
        around = replace(site, former=())  # no page says where anything was
        pool = ProcessPoolExecutor(self._jobs, mp_context=multiprocessing.get_context("spawn"))
        running: deque[Future[_Made]] = deque()
        try:
            while True:
                while len(running) < 2 * self._jobs and (batch := list(islice(remaining, BATCH))):
                    running.append(
                        pool.submit(make_pages, self._themes, self._cache, around, batch)
                    )
                if not running:
                    return
                yield from come_home(running.popleft().result())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def site_page(frame: SiteFrame, article: PublicArticle, packager: ArticlePackager) -> SitePage:
    """Return the page of an article on a site, with its pictures."""
    article, pictures = packager.leaving(article)
    path = article.path + PAGE_FILE
    told = packaged(article, path)
    manifest = Manifest(
        base_url=home(article.house), language=frame.language, articles=(told,), files=()
    )
    top = article.sections[:1]
    words = frame.theme.words_in(article.text.body.language, article.text.body.direction)
    around = frame.around(
        article.path, section_address(article.house, top[0]) if top else "", words
    )
    page = page_html(article, frame.theme, pictures, seal(manifest, told), around)
    return SitePage(
        files={
            path: page.encode(),
            **{article.path + name: data for name, data in pictures.files.items()},
        },
        entry=entry_of(article, pictures),
        packaged=told,
    )


def come_home(made: _Made) -> Sequence[SitePage]:
    """Return the pages that a process made; raises what it could not do."""
    if isinstance(made, list):
        return made
    kind, reason, facts = made
    raise kind(reason, **facts)


def make_pages(
    themes: Path, cache: Path, site: PublicSite, articles: Sequence[PublicArticle]
) -> _Made:
    """Make pages, in a process of its own; errors go home as their parts."""
    try:
        packager = _packager(themes, cache)
        frame = SiteFrame(site=site, theme=packager.theme(site.house))
        return [site_page(frame, article, packager) for article in articles]
    except MidadError as error:
        return type(error), error.reason, dict(error.facts)


@lru_cache(maxsize=1)
def _packager(themes: Path, cache: Path) -> ArticlePackager:
    """Return the process's packager, which has read its theme once."""
    return make_packager(themes, cache)
