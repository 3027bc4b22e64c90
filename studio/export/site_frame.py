"""Where the pages of a site lie, and what stands around each of them.

Deliberately absent: what stands on them.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from studio.arabic.direction import Direction
from studio.export.addresses import below, home, section_address
from studio.export.frame import Surroundings, WayLink, primary
from studio.export.outgoing import outgoing
from studio.export.theme import ICON, SITE_STYLE, STYLE, Theme, Words
from studio.newsroom.public import PublicSite

PAGE_FILE: Final = "index.html"
ARCHIVE: Final = "archive/"
CORRECTIONS: Final = "corrections/"
SEARCH: Final = "search/"
MISSING_FILE: Final = "404.html"
RSS: Final = "feed.xml"
ATOM: Final = "atom.xml"
JSON_FEED: Final = "feed.json"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFrame:
    """A site and the theme that prints it."""

    site: PublicSite
    theme: Theme

    @property
    def language(self) -> str:
        """The language of the site's own pages."""
        return self.site.house.language

    @property
    def direction(self) -> Direction:
        """The direction of the site's own pages."""
        rtl = primary(self.language) in _RIGHT_TO_LEFT
        return Direction.RTL if rtl else Direction.LTR

    @property
    def words(self) -> Words:
        """The theme's words in the site's language."""
        return self.theme.words_in(self.language, self.direction)

    def address(self, path: str) -> str:
        """Return the lasting address of what lies at `path`."""
        return below(self.site.house, path)

    def around(self, path: str, here: str = "", words: Words | None = None) -> Surroundings:
        """Return the surroundings of the page in the folder `path`, which ends in a slash.

        The path of the page that is shown for every address that is none, `MISSING_FILE`, gives
        links that hold from everywhere.
        """
        said = (words or self.words).plain
        base = home(self.site.house)
        root = urlsplit(base).path if path == MISSING_FILE else "../" * path.count("/")
        return Surroundings(
            home=base,
            root=root,
            styles=(root + STYLE, root + SITE_STYLE),
            icon=root + ICON,
            sections=tuple(
                WayLink(
                    name=outgoing(topic.term.name),
                    address=section_address(self.site.house, topic.term),
                )
                for topic in self.site.topics
                if len(topic.lineage) == 1
            ),
            furniture=(
                WayLink(name=said["archive"], address=self.address(ARCHIVE)),
                WayLink(name=said["corrections"], address=self.address(CORRECTIONS)),
                WayLink(name=said["search"], address=self.address(SEARCH)),
                WayLink(name=said["feed"], address=self.address(RSS)),
            ),
            here=here,
            feeds=(
                WayLink(
                    name=outgoing(self.site.house.site_name) or said["feed"],
                    address=self.address(RSS),
                ),
            ),
        )
