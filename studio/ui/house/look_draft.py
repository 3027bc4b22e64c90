"""How the site would look: settings that are not kept yet, and the page that they make.

Deliberately absent: widgets.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from studio.errors import MidadError, Reason, Refused, Unavailable
from studio.newsroom.acting import Acting
from studio.newsroom.house import house, logo_from, meaning
from studio.newsroom.site import newest_of
from studio.settings import House

if TYPE_CHECKING:
    from studio.export.site_preview import Shown

NEWEST: Final = 16
"""Articles that the first page is shown with."""


class Draft(Struct, frozen=True, kw_only=True):
    """Settings as a person typed them, by name, in the place of those that are kept."""

    typed: Mapping[str, str]

    def on(self, kept: House) -> tuple[House, dict[str, MidadError]]:
        """Return the settings that it makes of those that are kept, and what could not be."""
        meant: dict[str, Any] = {}
        wrong: dict[str, MidadError] = {}
        for name, text in self.typed.items():
            try:
                meant[name] = meaning(name, text)
            except MidadError as error:
                wrong[name] = error
        return replace(kept, **meant), wrong


class Looked(Struct, frozen=True, kw_only=True):
    """A page of the site as the draft makes it.

    `printed` is the accent as pages print it by day, where what was chosen cannot be read.
    """

    files: Mapping[str, bytes]
    printed: str | None


def look_at(acting: Acting, draft: Draft, shown: "Shown") -> Looked:
    """Return a page of the site with the draft in the place of what is kept.

    Raises `Damaged` (THEME_INVALID), what pictures raise, and `Refused` (NOT_PERMITTED).
    """
    from studio.export.colour import accent_on
    from studio.export.package import house_packager
    from studio.export.site_preview import site_preview

    site, articles = newest_of(acting, NEWEST)
    wished, _ = draft.on(site.house)
    packager = house_packager()
    files = site_preview(site, articles, wished, packager, shown)
    printed = accent_on(packager.theme(wished).paper.light, wished.accent_colour).colour
    changed = printed.upper() != wished.accent_colour.upper()
    return Looked(files=files, printed=printed if changed else None)


def kept_house(acting: Acting) -> House:
    """Return the settings that are kept."""
    return house(acting.store)


def logo_of_file(path: Path) -> str:
    """Return what the setting `logo` holds for a file.

    Raises `Refused` (FILE_MISSING, and what pictures are refused for), `Damaged`, `Unavailable`.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Refused(Reason.FILE_MISSING, path=str(path)) from error
    except OSError as error:
        raise Unavailable(
            Reason.DISK_FAILED, path=str(path), problem=error.strerror or ""
        ) from error
    return logo_from(data)


def themes() -> tuple[str, ...]:
    """Return the themes that travel with the program."""
    from studio.resources import resource

    return tuple(sorted(folder.name for folder in resource("themes").iterdir() if folder.is_dir()))
