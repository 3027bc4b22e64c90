"""Scenes of land and sea for the sample newsroom: each draws itself on a sheet.

Deliberately absent: people, flags, faces and words; nothing here could be taken for news.
"""

from math import pi, sin

from studio.imaging.canvas import Chance, Sheet, mixed

_NIGHT = "#1c2b3a"


def harbour(sheet: Sheet, chance: Chance) -> None:
    """Draw cranes and a laden ship at dusk."""
    sheet.shade("#f3c98b", "#f7e6cf", 0, 0.62)
    sheet.disc(chance.between(0.2, 0.45), 0.46, 0.09, "#fdf3dd")
    sheet.ridge(chance, 0.56, 0.03, "#c9a888")
    sheet.shade("#4f7f8f", "#1d4a5c", 0.62, 1)
    for x in (0.05 + chance.between(0, 0.05), 0.27, 0.9):
        _crane(sheet, x, chance.between(0.2, 0.28))
    left, deck = chance.between(0.34, 0.4), 0.64
    boxes = ("#b4543a", "#d08b4c", "#0a5a78", "#7d8f69", "#e4d5b7", "#8c3b3b")
    for column in range(9):
        for level in range(2 + int(chance.part() * 3)):
            x, y = left + 0.045 + column * 0.036, deck - 0.034 * level
            sheet.block(x, y - 0.031, x + 0.034, y, chance.pick(boxes))
    sheet.block(left + 0.385, deck - 0.19, left + 0.43, deck, "#f4f2ee")
    sheet.block(left + 0.395, deck - 0.17, left + 0.42, deck - 0.155, _NIGHT)
    sheet.area(
        [(left, deck), (left + 0.47, deck), (left + 0.44, 0.73), (left + 0.04, 0.73)], _NIGHT
    )
    sheet.block(left + 0.034, 0.715, left + 0.445, 0.732, "#9c3f33")
    _glitter(sheet, chance, 0.75, "#8fb3bb")


def _crane(sheet: Sheet, x: float, top: float) -> None:
    ink = "#33414c"
    for foot in (x - 0.028, x + 0.028):
        sheet.line(((foot, 0.63), (foot, top + 0.1)), ink, 0.012)
    sheet.line(((x - 0.028, 0.5), (x + 0.028, 0.42)), ink, 0.006)
    sheet.line(((x - 0.028, 0.42), (x + 0.028, 0.5)), ink, 0.006)
    sheet.line(((x - 0.06, top + 0.1), (x + 0.12, top + 0.1)), ink, 0.014)
    sheet.line(((x - 0.055, top + 0.1), (x + 0.01, top), (x + 0.115, top + 0.1)), ink, 0.005)
    sheet.line(((x + 0.085, top + 0.1), (x + 0.085, top + 0.19)), ink, 0.003)


def _glitter(sheet: Sheet, chance: Chance, top: float, colour: str) -> None:
    for _ in range(46):
        y = top + (1 - top) * chance.part()
        x, length = chance.part(), chance.between(0.01, 0.06) * (0.4 + y)
        sheet.line(((x, y), (x + length, y)), colour, 0.0025)


def wheat(sheet: Sheet, chance: Chance) -> None:
    """Draw a field of wheat under a wide sky."""
    sheet.shade("#7fb2c4", "#f2e3c0", 0, 0.6)
    for _ in range(4):
        _cloud(sheet, chance, chance.between(0.05, 0.95), chance.between(0.12, 0.32))
    sheet.ridge(chance, 0.56, 0.03, "#8b9a6b")
    sheet.ridge(chance, 0.61, 0.015, "#c9a24a")
    for row in range(26):
        depth = row / 25
        y = 0.62 + 0.42 * depth**1.5
        colour = mixed("#cfa84e", "#8d5f1f", depth)
        sheet.ridge(chance, y, 0.004 + 0.006 * depth, colour, waves=3)
        for _ in range(90 - 2 * row):
            x, tall = chance.part(), (0.02 + 0.11 * depth) * chance.between(0.7, 1.2)
            lean = chance.between(-0.012, 0.02) * (0.3 + depth)
            _ear(sheet, x, y + 0.02, lean, tall, mixed(colour, "#f7dc93", chance.between(0.2, 0.7)))


def _ear(sheet: Sheet, x: float, y: float, lean: float, tall: float, colour: str) -> None:
    sheet.line(
        ((x, y), (x + lean * 0.5, y - tall * 0.6), (x + lean, y - tall)), colour, tall * 0.035
    )
    for grain in range(4):
        at = 0.72 + 0.09 * grain
        sheet.disc(x + lean * at, y - tall * at, tall * 0.055, colour, squash=1.4)


def _cloud(sheet: Sheet, chance: Chance, x: float, y: float) -> None:
    for puff in range(5):
        radius = chance.between(0.03, 0.06)
        sheet.disc(x + (puff - 2) * 0.032, y - radius * 0.4, radius, "#f7f1e4", squash=0.55)


def desert(sheet: Sheet, chance: Chance) -> None:
    """Draw dunes, one behind the other, with a low sun."""
    sheet.shade("#e9a86b", "#fae3bf", 0, 0.6)
    sheet.disc(chance.between(0.6, 0.8), 0.36, 0.1, "#fff4dc")
    for layer in range(6):
        colour = mixed("#e2b27c", "#8c4a2b", layer / 5)
        sheet.ridge(chance, 0.5 + layer * 0.085, 0.05 + 0.006 * layer, colour, waves=2)


def mountains(sheet: Sheet, chance: Chance) -> None:
    """Draw ranges fading into the haze above a still lake."""
    sheet.shade("#a9c6d3", "#f4ead8", 0, 0.7)
    for layer in range(5):
        base, peaks = 0.36 + layer * 0.075, 5 + layer
        points = [(-0.05, 1.0), (-0.05, base)]
        for peak in range(peaks):
            x = (peak + chance.between(0.3, 0.7)) / peaks
            points.append((x, base - chance.between(0.05, 0.2 - layer * 0.025)))
            points.append(((peak + 1) / peaks, base + chance.between(0, 0.04)))
        sheet.area([*points, (1.05, base), (1.05, 1.0)], mixed("#b4c7cc", "#27434f", layer / 4))
    sheet.shade("#6f97a3", "#2a5361", 0.74, 1)
    _glitter(sheet, chance, 0.76, "#9dbcc3")


def storm(sheet: Sheet, chance: Chance) -> None:
    """Draw a heavy sea under rain."""
    sheet.shade("#2f3d49", "#8a979b", 0, 0.6)
    for _ in range(9):
        x, y = chance.part(), chance.between(0.02, 0.2)
        for puff in range(6):
            sheet.disc(x + puff * 0.04, y, chance.between(0.05, 0.1), "#3b4954", squash=0.5)
    for _ in range(170):
        x, y, length = chance.between(0, 1.1), chance.between(0.15, 0.6), chance.between(0.03, 0.08)
        sheet.line(((x, y), (x - length * 0.22, y + length)), "#a3aeb1", 0.0014)
    for layer in range(7):
        depth = layer / 6
        height, swell = 0.56 + layer * 0.07, 0.012 + depth * 0.022
        phase, length = chance.between(0, 2 * pi), 9 - 5 * depth
        line = [
            (step / 200, height - swell * abs(sin(length * pi * step / 200 + phase)))
            for step in range(201)
        ]
        sheet.area([(0, 1), *line, (1, 1)], mixed("#5f7a83", "#12303d", depth))
        sheet.line(line, mixed("#c9d5d6", "#4c6e7a", depth), 0.003)


def night(sheet: Sheet, chance: Chance) -> None:
    """Draw stars and a crescent over an observatory's hill."""
    sheet.shade("#0b1a2c", "#3b5a78")
    for _ in range(240):
        bright = chance.between(0.3, 1)
        x, y = chance.part(), chance.part() * 0.75
        sheet.disc(x, y, 0.0008 + 0.0018 * bright**4, mixed("#3b5a78", "#fff8e4", bright))
    x, y = chance.between(0.18, 0.4), chance.between(0.18, 0.3)
    sheet.disc(x, y, 0.085, "#f6e7bd")
    sheet.disc(x + 0.026, y - 0.012, 0.076, mixed("#0b1a2c", "#3b5a78", y))
    sheet.ridge(chance, 0.78, 0.035, "#16293b", waves=3)
    at = chance.between(0.6, 0.72)
    sheet.disc(at, 0.68, 0.1, "#d7d3c8")
    sheet.block(at - 0.066, 0.68, at + 0.066, 0.82, "#b9b5aa")
    sheet.area(
        [(at - 0.01, 0.68), (at + 0.012, 0.68), (at + 0.042, 0.594), (at + 0.02, 0.584)], _NIGHT
    )
    sheet.ridge(chance, 0.86, 0.025, "#0c1926", waves=3)
