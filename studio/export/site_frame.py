"""Where the pages of a site lie, and what stands around each of them.

Deliberately absent: what stands on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit

from studio.arabic.direction import Direction
from studio.export.addresses import below, home, section_address
from studio.export.frame import Surroundings, WayLink, primary
from studio.export.outgoing import outgoing
from studio.export.site_places import ARCHIVE, CORRECTIONS, MISSING_FILE, RSS, SEARCH
from studio.export.theme import ICON, SITE_STYLE, STYLE, Theme, Words
from studio.newsroom.public import PublicSite
from studio.settings import links_of

_RIGHT_TO_LEFT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"})


@dataclass(frozen=True, kw_only=True)
class _Ways:
    """The same on every page of a language: its navigation and its feeds."""

    sections: tuple[WayLink, ...]
    furniture: tuple[WayLink, ...]
    feeds: tuple[WayLink, ...]

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All that a page can belong to."""
        return frozenset(link.address for link in (*self.sections, *self.furniture))


@dataclass(frozen=True, kw_only=True)
class SiteFrame:
    """A site and the theme that prints it."""

    site: PublicSite
    theme: Theme

    @property
    def language(self) -> str:
        """The language of the site's own pages."""
        return self.site.house.language

    @cached_property
    def direction(self) -> Direction:
        """The direction of the site's own pages."""
        rtl = primary(self.language) in _RIGHT_TO_LEFT
        return Direction.RTL if rtl else Direction.LTR

    @cached_property
    def words(self) -> Words:
        """The theme's words in the site's language."""
        return self.theme.words_in(self.language, self.direction)

    @cached_property
    def teasers(self) -> dict[tuple[bytes, str | None], dict[str, Any]]:
        """What lists made of entries that others show too, by their marks and the way home."""
        return {}

    def address(self, path: str) -> str:
        """Return the lasting address of what lies at `path`."""
        return below(self.site.house, path)

    def around(self, path: str, here: str = "", words: Words | None = None) -> Surroundings:
        """Return the surroundings of the page in the folder `path`, which ends in a slash.

        The path of the page that is shown for every address that is none, `MISSING_FILE`, gives
        links that hold from everywhere.
        """
        said = words or self.words
        base = home(self.site.house)
        root = urlsplit(base).path if path == MISSING_FILE else "../" * path.count("/")
        return self._around(base, root, here, said.language)

    def _around(self, base: str, root: str, here: str, language: str) -> Surroundings:
        """Return what stands around all pages that lie as deep and belong to the same way."""
        ways = self._ways[language]
        here = here if here in ways.addresses else ""
        found = self._known.get((root, here, language))
        if found is not None:
            return found
        found = Surroundings(
            home=base,
            root=root,
            styles=(root + STYLE, root + SITE_STYLE),
            icon=root + ICON,
            sections=ways.sections,
            furniture=ways.furniture,
            here=here,
            feeds=ways.feeds,
        )
        self._known[root, here, language] = found
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, str, str], Surroundings]:
        return {}

    def _own(self, address: str) -> str:
        """Return an address that the house gives: on its site where it begins with a slash."""
        return home(self.site.house) + address[1:] if address.startswith("/") else address

    @cached_property
    def _ways(self) -> Mapping[str, _Ways]:
        """The ways to other pages, by the language that they are named in."""
        return {words.language: self._ways_in(words) for words in self.theme.words.values()}

    def _ways_in(self, words: Words) -> _Ways:
        house, said = self.site.house, words.plain
        return _Ways(
            sections=(
                *(
                    WayLink(
                        name=outgoing(topic.term.name),
                        address=section_address(house, topic.term),
                    )
                    for topic in self.site.topics
                    if len(topic.lineage) == 1
                ),
                *(
                    WayLink(name=outgoing(name), address=self._own(address))
                    for name, address in links_of(house.navigation)
                ),
            ),
            furniture=(
                WayLink(name=said["archive"], address=self.address(ARCHIVE)),
                WayLink(name=said["corrections"], address=self.address(CORRECTIONS)),
                WayLink(name=said["search"], address=self.address(SEARCH)),
                WayLink(name=said["feed"], address=self.address(RSS)),
            ),
            feeds=(
                WayLink(name=outgoing(house.site_name) or said["feed"], address=self.address(RSS)),
            ),
        )
