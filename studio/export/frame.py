"""What stands around a page: the site's name and words, its look, and the way to other pages.

A page stands alone in its package, where other pages are named by their lasting addresses, or on a
site, where they are found from where the page lies, so that the site can be looked at anywhere.
Deliberately absent: what a page says (`page`, `site_pages`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Final

from markupsafe import Markup

from studio.arabic.direction import Direction, detect
from studio.arabic.numerals import DigitShape, format_number, plural_form, plural_form_english
from studio.export.colour import COMFORTABLE, accent_on
from studio.export.moments import moment_text
from studio.export.outgoing import outgoing
from studio.export.structured_data import local_time
from studio.export.tags import attribute
from studio.export.theme import ICON, LOGO, STYLE, Theme, Words
from studio.settings import CommentsPlace, House, logo_of

LOGO_HEIGHT: Final = 88
"""Pixels of CSS that a logo is high at most."""

_LONGEST_TITLE: Final = 70
"""Characters that those who list pages show of a title."""

_NUMERALS: Final = {DigitShape.ARABIC_INDIC: "arabic-indic", DigitShape.EXTENDED: "persian"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLink:
    """A link of the site's navigation: a name and an address."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Where a page stands.

    `home` is the address of the site's first page. `root` leads there from the page and ends in a
    slash or is empty; None for a page that stands alone. `styles` and `icon` are found from the
    page. `sections` and `furniture` are the site's navigation, `here` the address in it that the
    page belongs to, `feeds` the site's feeds that readers may follow from the page.
    """

    home: str
    root: str | None = None
    styles: tuple[str, ...] = (STYLE,)
    icon: str = ICON
    sections: tuple[WayLink, ...] = ()
    furniture: tuple[WayLink, ...] = ()
    here: str = ""
    feeds: tuple[WayLink, ...] = ()

    def link(self, address: str) -> str:
        """Return how the page names another page of the site, or any other address."""
        if self.root is None or not address.startswith(self.home):
            return address
        return self.root + address.removeprefix(self.home) or "./"

    @cached_property
    def ways(self) -> Mapping[str, Any]:
        """What templates are told of the way to other pages; the same for all that stand here."""
        return {
            "home_url": self.link(self.home),
            "navigation": [_way(link, self) for link in self.sections],
            "furniture": [_way(link, self) for link in self.furniture],
            "feeds": [_way(link, self) for link in self.feeds],
        }


def surrounding(theme: Theme, around: Surroundings) -> dict[str, Any]:
    """Return what every template is told of what stands around a page."""
    return {
        "paper": {"light": theme.paper.light, "dark": theme.paper.dark},
        "styles": around.styles,
        "icon": around.icon,
        **around.ways,
    }


def house_words(
    house: House, language: str, direction: Direction, around: Surroundings
) -> Mapping[str, Any]:
    """Return what the house says of itself on a page in this language.

    `comments` is where readers' comments stand, and empty where the house has none.
    """
    return _house_words(house, language, direction, around.root or "")


@lru_cache(maxsize=64)
def _house_words(house: House, language: str, direction: Direction, root: str) -> Mapping[str, Any]:
    """Return the same for all pages from which `root` leads to the first."""
    has_comments = bool(house.comments_heading or house.comments_snippet)
    shown = has_comments and house.comments_place is not CommentsPlace.NOWHERE
    return {
        "logo": _logo(house, root),
        "comments": house.comments_place.value if shown else "",
        "site_name": outgoing(house.site_name),
        "site_description": outgoing(house.site_description),
        "welcome_line": outgoing(house.welcome_line),
        "comments_heading": outgoing(house.comments_heading),
        "comments_snippet": Markup(house.comments_snippet),  # noqa: S704 - the chief's own HTML
        "footer": outgoing(house.footer),
        "language_attributes": _language_of_house(house, language, direction),
    }


def _logo(house: House, root: str) -> dict[str, Any] | None:
    """Return a house's logo as pages show it, as high as its masthead has room for."""
    logo = logo_of(house.logo)
    if logo is None:
        return None
    height = min(logo.height, LOGO_HEIGHT)
    return {
        "src": root + LOGO,
        "width": max(1, round(logo.width * height / logo.height)),
        "height": height,
    }


def look(house: House, theme: Theme) -> dict[str, Any]:
    """Return the colours that style sheet and icon are made of."""
    paper = {"light": theme.paper.light, "dark": theme.paper.dark}
    accents = {
        "light": accent_on(theme.paper.light, house.accent_colour),
        "dark": accent_on(theme.paper.dark, house.accent_colour, COMFORTABLE),
    }
    return {
        "paper": paper,
        "accent": {
            name: {"colour": accent.colour, "on": accent.on} for name, accent in accents.items()
        },
    }


def numerals(house: House, language: str) -> str:
    """Return how CSS calls the digits that lists count in, nothing where browsers' own will do.

    The names are those of CSS Counter Styles Level 3. Arabic alone has the house's digits.
    """
    return _NUMERALS.get(house.digits, "") if primary(language) == "ar" else ""


def moment(house: House, language: str, at: datetime) -> dict[str, str]:
    """Return a moment for a ``time`` element: for machines and for readers of `language`."""
    return {"machine": local_time(house, at), "text": moment_text(house, language, at)}


def counted(words: Words, word: str, number: int, house: House) -> str:
    """Return what a theme says of a number of something."""
    arabic = words.language == "ar"
    form = plural_form(number) if arabic else plural_form_english(number)
    return words.counted[word][form].replace("{n}", written(words, number, house))


def written(words: Words, number: int, house: House) -> str:
    """Return a number in the digits of the page."""
    return format_number(number, house.digits if words.language == "ar" else DigitShape.ASCII)


def primary(language: str) -> str:
    """Return the language without its country."""
    return language.lower().partition("-")[0]


def titled(name: str, house: House) -> str:
    """Return the title of a page: its name, and the site's behind it where both have room."""
    site_name = outgoing(house.site_name)
    both = f"{name} – {site_name}" if site_name else name
    return both if len(both) <= _LONGEST_TITLE else name


def _way(link: WayLink, around: Surroundings) -> dict[str, Any]:
    return {
        "name": link.name,
        "url": around.link(link.address),
        "current": link.address == around.here,
    }


@lru_cache(maxsize=8)
def _direction_of(said: str, direction: Direction) -> Direction:
    """Return how the house's own words run, which is asked for every page."""
    return detect(said, direction)


def _language_of_house(house: House, language: str, direction: Direction) -> Markup:
    """Return the attributes of the house's own words where the page is in another language."""
    own = _direction_of(f"{house.site_name} {house.welcome_line}", direction)
    if own is direction and primary(house.language) == primary(language):
        return Markup("")
    return attribute("lang", house.language) + attribute("dir", own.value)
