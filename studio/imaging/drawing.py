"""Pictures made by the program, for the sample newsroom: no photo, no licence, no person.

Deliberately absent: anything for a real article; a newsroom's pictures come from people.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from studio.imaging import landscapes, townscapes
from studio.imaging.canvas import Chance, Sheet


class Scene(StrEnum):
    """What can be drawn."""

    HARBOUR = "harbour"
    STADIUM = "stadium"
    SKYLINE = "skyline"
    WHEAT = "wheat"
    MAP = "map"
    DESERT = "desert"
    MOUNTAINS = "mountains"
    STORM = "storm"
    NIGHT = "night"
    OLD_CITY = "old_city"
    BRIDGE = "bridge"
    POWER = "power"
    CHART = "chart"
    LIBRARY = "library"


_DRAWN_BY: Final[Mapping[Scene, Callable[[Sheet, Chance], None]]] = MappingProxyType(
    {
        Scene.HARBOUR: landscapes.harbour,
        Scene.STADIUM: townscapes.stadium,
        Scene.SKYLINE: townscapes.skyline,
        Scene.WHEAT: landscapes.wheat,
        Scene.MAP: townscapes.town_map,
        Scene.DESERT: landscapes.desert,
        Scene.MOUNTAINS: landscapes.mountains,
        Scene.STORM: landscapes.storm,
        Scene.NIGHT: landscapes.night,
        Scene.OLD_CITY: townscapes.old_city,
        Scene.BRIDGE: townscapes.bridge,
        Scene.POWER: townscapes.power,
        Scene.CHART: townscapes.chart,
        Scene.LIBRARY: townscapes.library,
    }
)


def draw_scene(seed: str, kind: Scene, size: tuple[int, int] = (1920, 1280)) -> bytes:
    """Return a JPEG of a scene, `size` in pixels (across, down).

    The seed varies it; the same seed, kind and size give the same bytes with the same Pillow.
    """
    sheet = Sheet(*size)
    _DRAWN_BY[kind](sheet, Chance(f"{kind.value}/{seed}"))
    return sheet.jpeg()
