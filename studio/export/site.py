"""A newsroom's site: every page, list, feed and map, brought up to date in a folder.

The same articles, theme and program give the same bytes on every run; a folder that has them
already is left alone, and of a changed newsroom only what differs is written. Deliberately absent:
reading the newsroom (`studio.newsroom.site`), and other targets than a disk.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studio.export.addresses import home
from studio.export.feeds import feed_files
from studio.export.manifest import Manifest, PackagedArticle
from studio.export.package import logo_files
from studio.export.page import print_look
from studio.export.site_entries import Entry
from studio.export.site_folder import SiteFolder, Written, open_folder
from studio.export.site_frame import SiteFrame
from studio.export.site_lists import SiteLists, lists_of
from studio.export.site_maps import map_files
from studio.export.site_pages import list_pages
from studio.export.theme import ICON, SEARCH_SCRIPT, SITE_STYLE, STYLE, Theme
from studio.newsroom.public import PublicArticle, PublicSite
from studio.settings import House


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """An article's page on the site: all its files by path, and what lists say of it."""

    files: dict[str, bytes]
    entry: Entry
    packaged: PackagedArticle


class PageMaker(Protocol):
    """Makes the pages of articles, here or in other processes (`studio.export.site_articles`)."""

    def theme(self, house: House) -> Theme:
        """Return the theme that a house's pages are printed with."""
        ...

    def pages(self, site: PublicSite, articles: Iterable[PublicArticle]) -> Generator[SitePage]:
        """Yield the page of each article, in their order; closed early, it lets go of its work."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDone:
    """What became of a site: how many articles it has, withdrawn ones too, and of its files."""

    articles: int
    files: int
    written: int
    removed: int


def write_site(
    site: PublicSite,
    articles: Iterable[PublicArticle],
    out: Path,
    maker: PageMaker,
    *,
    step: Callable[[int, int], bool] = lambda _done, _total: True,
) -> SiteDone | None:
    """Bring the site in the folder `out` up to date.

    `step` is told how many articles of how many are made, and stops everything by saying False:
    then None is returned, and the folder is as it was. Raises what `open_folder`, the pages and the
    theme raise; until everything is made, the folder is as it was.
    """
    theme = maker.theme(site.house)
    frame = SiteFrame(site=site, theme=theme)
    entries: list[Entry] = []
    packaged: list[PackagedArticle] = []
    with open_folder(out) as folder:
        with closing(maker.pages(site, articles)) as pages:
            for page in pages:
                entries.append(page.entry)
                packaged.append(page.packaged)
                for path, data in page.files.items():
                    folder.put(path, data)
                if not step(len(entries), site.articles):
                    return None
        _put_rest(frame, lists_of(site, entries), folder)
        done: Written = folder.finish(
            Manifest(
                base_url=home(site.house),
                language=frame.language,
                articles=tuple(packaged),
                files=folder.files,
            )
        )
    return SiteDone(
        articles=len(entries), files=done.files, written=done.written, removed=done.removed
    )


def _put_rest(frame: SiteFrame, lists: SiteLists, folder: SiteFolder) -> None:
    style, icon = print_look(frame.site.house, frame.theme)
    files: dict[str, str] = {
        STYLE: style,
        ICON: icon,
        SITE_STYLE: frame.theme.print(SITE_STYLE, {}),
        SEARCH_SCRIPT: frame.theme.print(SEARCH_SCRIPT, {}),
    }
    for path, text in (*files.items(), *list_pages(frame, lists)):
        _put_unless_taken(folder, path, text.encode())
    for path, data in (
        *logo_files(frame.site.house).items(),
        *feed_files(frame, lists).items(),
        *map_files(frame, lists).items(),
    ):
        _put_unless_taken(folder, path, data)


def _put_unless_taken(folder: SiteFolder, path: str, data: bytes) -> None:
    """Put a file, unless an article or an earlier list lies there: an article goes first."""
    if not folder.has(path):
        folder.put(path, data)
