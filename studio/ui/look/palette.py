"""The colours: ink on warm paper, one accent, in light and in dark.

One table, read by the palette of Qt, the style sheet and whatever paints by itself. Every pair that
stands on one another is held to WCAG 2.2, level AA, by a test.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from studio.storage.codes import Stage


class Scheme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


class Palette(Struct, frozen=True, kw_only=True):
    """Colours by what they are for, as ``#RRGGBB``."""

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    control_border: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    comment: str
    insert: str
    delete: str
    insert_text: str
    delete_text: str
    draft: str
    in_review: str
    changes: str
    approved: str
    published: str

    def stage(self, stage: Stage) -> str:
        """Return the colour of a stage, for its icon and word."""
        match stage:
            case Stage.DRAFT | Stage.SPIKED:
                return self.draft
            case Stage.IN_REVIEW:
                return self.in_review
            case Stage.CHANGES_REQUESTED | Stage.WITHDRAWN:
                return self.changes
            case Stage.APPROVED | Stage.SCHEDULED:
                return self.approved
            case Stage.PUBLISHED:
                return self.published


LIGHT: Final = Palette(
    window="#F4F2EE",
    surface="#FFFFFF",
    raised="#FBFAF8",
    text="#1B1A19",
    muted="#5C5952",
    border="#DAD6CE",
    control_border="#857F74",
    accent="#0A5A78",
    on_accent="#FFFFFF",
    selection="#D3E8F0",
    hover="#EAE7E1",
    comment="#FFF0B8",
    insert="#E2F3E7",
    delete="#FBE7E5",
    insert_text="#186A38",
    delete_text="#B0261C",
    draft="#5A5F66",
    in_review="#855400",
    changes="#B0261C",
    approved="#186A38",
    published="#4B4AA0",
)

DARK: Final = Palette(
    window="#15171A",
    surface="#1D2024",
    raised="#24282D",
    text="#ECE9E3",
    muted="#A8A49B",
    border="#33383F",
    control_border="#7C838C",
    accent="#63BEDB",
    on_accent="#06212B",
    selection="#133B49",
    hover="#2A2F35",
    comment="#4A3E12",
    insert="#173A25",
    delete="#47201D",
    insert_text="#8FE0AB",
    delete_text="#FFB0A6",
    draft="#AEB4BC",
    in_review="#E8B45A",
    changes="#FF9B90",
    approved="#7BD19A",
    published="#B7B5FF",
)

PALETTES: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}
