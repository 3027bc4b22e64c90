"""A site's first page and a story of it, as they would be with other settings of the house.

Made of a few of the newest articles, in memory: nothing is written. Deliberately absent: the rest
of the site, and any window.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from studio.export.package import ArticlePackager, logo_files
from studio.export.page import print_look
from studio.export.site_articles import page_files
from studio.export.site_frame import SiteFrame
from studio.export.site_lists import lists_of
from studio.export.site_pages import front
from studio.export.site_places import PAGE_FILE
from studio.export.theme import ICON, SITE_STYLE, STYLE
from studio.newsroom.public import PublicArticle, PublicSite
from studio.settings import House

if TYPE_CHECKING:
    from studio.export.site_entries import Entry


class Shown(StrEnum):
    """What of the site is looked at."""

    HOME = "home"
    STORY = "story"


def site_preview(
    site: PublicSite,
    articles: Sequence[PublicArticle],
    house: House,
    packager: ArticlePackager,
    shown: Shown,
) -> dict[str, bytes]:
    """Return the files of a page, which is `index.html`, with `house` in the place of the site's.

    The story is the first of `articles`. Raises `Damaged` (THEME_INVALID) and what pictures raise.
    """
    theme = packager.theme(house)
    frame = SiteFrame(site=replace(site, house=house), theme=theme)
    wanted = articles if shown is Shown.HOME else articles[:1]
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    for one in wanted:
        own, _, entry, _ = page_files(frame, replace(one, house=house), packager)
        files |= own
        entries.append(entry)
    if shown is Shown.HOME or not entries:
        files[PAGE_FILE] = front(frame, lists_of(frame.site, entries)).encode()
    else:
        # Links that lead up from where the story lies end at the top, where everything is.
        path = entries[0].path
        files = {name.removeprefix(path): data for name, data in files.items()}
    style, icon = print_look(house, theme)
    return {
        **files,
        **logo_files(house),
        STYLE: style.encode(),
        SITE_STYLE: theme.print(SITE_STYLE, {}).encode(),
        ICON: icon.encode(),
    }
