"""The files of a site that are no pages: its look, its feeds, and what machines read.

Deliberately absent: what they say (`page`, `feeds`, `site_maps`).
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from studio.export.feeds import feed_sheets
from studio.export.package import logo_files
from studio.export.page import print_look
from studio.export.site_entries import Lines
from studio.export.site_frame import SiteFrame
from studio.export.site_lists import SiteLists
from studio.export.site_maps import map_sheets
from studio.export.site_plans import Sheet
from studio.export.theme import ICON, SEARCH_SCRIPT, SITE_STYLE, STYLE


def sheets_of(frame: SiteFrame, lists: SiteLists, lines: Mapping[int, Lines]) -> Iterator[Sheet]:
    """Yield every file of a site that is neither an article's nor a page.

    `lines` are as in `map_sheets`.
    """
    return chain(_look_sheets(frame), feed_sheets(frame, lists), map_sheets(frame, lists, lines))


def _look_sheets(frame: SiteFrame) -> Iterator[Sheet]:
    """Yield the style sheets, the icon, the script of the search page and the house's logo."""
    style, icon = print_look(frame.site.house, frame.theme)
    texts = {
        STYLE: style,
        ICON: icon,
        SITE_STYLE: frame.theme.print(SITE_STYLE, {}),
        SEARCH_SCRIPT: frame.theme.print(SEARCH_SCRIPT, {}),
    }
    files = {path: text.encode() for path, text in texts.items()} | logo_files(frame.site.house)
    for path, data in files.items():
        yield Sheet(path, None, partial(bytes, data))
