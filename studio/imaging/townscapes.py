"""Scenes of towns and work for the sample newsroom: each draws itself on a sheet.

Deliberately absent: people, flags, faces and words; nothing here could be taken for news.
"""

from math import cos, pi, sin

from studio.imaging.canvas import Chance, Point, Sheet, mixed

_INK = "#1b1a19"


def stadium(sheet: Sheet, chance: Chance) -> None:
    """Draw a pitch under floodlights, the stands full of lights."""
    sheet.shade("#0e2233", "#2d5068", 0, 0.5)
    crowd = ("#e8dcc0", "#c94f3d", "#7fa7b8", "#31485a", "#f4f2ee", "#22384a", "#22384a")
    sheet.area([(0, 0.3), (1, 0.3), (1, 0.66), (0, 0.66)], "#182c3b")
    for row in range(20):
        y = 0.315 + row * 0.0145
        for seat in range(150):
            x = (seat + (row % 2) / 2) / 150
            sheet.disc(x, y, 0.0036, chance.pick(crowd))
    sheet.block(0, 0.6, 1, 0.64, "#0a5a78")
    for stripe in range(12):
        upper, lower = (stripe / 12 - 0.5) * 1.1, (stripe / 12 - 0.5) * 2.2
        step_up, step_low = 1.1 / 12, 2.2 / 12
        sheet.area(
            [
                (0.5 + upper, 0.64),
                (0.5 + upper + step_up, 0.64),
                (0.5 + lower + step_low, 1),
                (0.5 + lower, 1),
            ],
            "#3f7d4a" if stripe % 2 else "#4a8b54",
        )
    chalk = "#eef3e6"
    sheet.line(((0, 0.7), (1, 0.7)), chalk, 0.004)
    sheet.line(((0.5, 0.7), (0.5, 1)), chalk, 0.005)
    ring = [(0.5 + 0.17 * cos(t / 40 * pi), 0.88 + 0.09 * sin(t / 40 * pi)) for t in range(81)]
    sheet.line(ring, chalk, 0.005)
    for x in (0.08, 0.92):
        sheet.block(x - 0.005, 0.1, x + 0.005, 0.6, "#55636d")
        sheet.block(x - 0.055, 0.05, x + 0.055, 0.135, "#3a4852")
        for lamp in range(15):
            sheet.disc(x - 0.045 + lamp % 5 * 0.0225, 0.068 + lamp // 5 * 0.025, 0.009, "#fff6d8")
    x, y = chance.between(0.6, 0.72), chance.between(0.78, 0.9)
    sheet.disc(x + 0.006, y + 0.026, 0.022, "#2f6139", squash=0.35)
    sheet.disc(x, y, 0.024, "#fbfaf5")
    sheet.disc(x, y, 0.008, _INK)


def skyline(sheet: Sheet, chance: Chance) -> None:
    """Draw a city of towers in the evening, windows lit."""
    sheet.shade("#e9b98a", "#5d7f96", 0, 1)
    sheet.disc(chance.between(0.65, 0.85), 0.42, 0.11, "#fbe8c8")
    for layer in range(3):
        wall = mixed("#8fa2ab", "#1d3140", layer / 2)
        x = -0.02
        while x < 1:
            width = chance.between(0.035, 0.085)
            top = 0.62 + layer * 0.08 - chance.between(0.05, 0.38 - layer * 0.05)
            _tower(sheet, chance, (x, top), width, wall, lit=layer > 0)
            x += width + chance.between(0.002, 0.02)


def _tower(
    sheet: Sheet, chance: Chance, corner: Point, width: float, wall: str, *, lit: bool
) -> None:
    x, top = corner
    sheet.block(x, top, x + width, 1, wall)
    if chance.part() < 0.3:
        sheet.area([(x, top), (x + width, top), (x + width / 2, top - 0.05)], wall)
        sheet.line(((x + width / 2, top - 0.1), (x + width / 2, top)), wall, 0.004)
    if not lit:
        return
    columns = max(2, round(width / 0.012))
    step = width / columns
    for row in range(int((1 - top) / 0.03)):
        for column in range(columns):
            if chance.part() < 0.4:
                left, y = x + (column + 0.25) * step, top + 0.015 + row * 0.03
                glow = mixed(wall, "#ffdf9a", chance.between(0.25, 0.95))
                sheet.block(left, y, left + step * 0.5, y + 0.014, glow)


def old_city(sheet: Sheet, chance: Chance) -> None:
    """Draw flat roofs, arches and domes in the morning."""
    sheet.shade("#8fc0cf", "#f8e8cb", 0, 0.8)
    for layer in range(4):
        depth = layer / 3
        wall = mixed("#e6cfa6", "#a8683c", depth)
        shadow = mixed(wall, "#3a2416", 0.55)
        x = -0.03
        while x < 1:
            width = chance.between(0.08, 0.15)
            top = 0.46 + layer * 0.14 - chance.between(0, 0.1)
            if layer < 3 and chance.part() < 0.3:
                sheet.disc(
                    x + width / 2, top, width * 0.38 * sheet.aspect, mixed(wall, "#0a5a78", 0.45)
                )
                sheet.line(
                    ((x + width / 2, top - width * 0.72), (x + width / 2, top)), shadow, 0.004
                )
            sheet.block(x, top, x + width, 1, wall)
            sheet.block(x + width * 0.86, top, x + width, 1, mixed(wall, shadow, 0.25))
            sheet.block(x - 0.002, top, x + width + 0.002, top + 0.012, mixed(wall, "#ffffff", 0.3))
            for arch in range(2):
                middle, radius = x + width * (0.26 + 0.36 * arch), 0.018
                sheet.disc(middle, top + 0.075, radius, shadow)
                across = radius / sheet.aspect
                sheet.block(middle - across, top + 0.075, middle + across, top + 0.115, shadow)
            x += width + chance.between(-0.012, 0.004)


def bridge(sheet: Sheet, chance: Chance) -> None:
    """Draw a cable-stayed bridge over a wide river."""
    sheet.shade("#b9d2d8", "#f6ead3", 0, 0.66)
    sheet.ridge(chance, 0.61, 0.02, "#9db3ae")
    sheet.shade("#6d9aa6", "#2b5a6b", 0.66, 1)
    steel, deck = "#27394a", 0.56
    for x in (chance.between(0.26, 0.3), chance.between(0.7, 0.74)):
        for cable in range(1, 13):
            reach = cable * 0.017
            for side in (-reach, reach):
                sheet.line(((x, 0.12 + cable * 0.014), (x + side, deck)), "#5b6c78", 0.002)
        sheet.area(
            [(x - 0.017, 0.74), (x - 0.004, 0.1), (x + 0.004, 0.1), (x + 0.017, 0.74)], steel
        )
    sheet.block(0, deck, 1, deck + 0.028, steel)
    sheet.block(0, deck - 0.006, 1, deck, "#d08b4c")
    for _ in range(60):
        y = chance.between(0.68, 1)
        x, length = chance.part(), chance.between(0.01, 0.05) * (0.3 + y)
        sheet.line(((x, y), (x + length, y)), "#93b6be", 0.0025)


def power(sheet: Sheet, chance: Chance) -> None:
    """Draw wind turbines behind rows of solar panels."""
    sheet.shade("#86b7cc", "#f3ead2", 0, 0.66)
    sheet.disc(chance.between(0.1, 0.25), 0.2, 0.07, "#fff2c9")
    sheet.ridge(chance, 0.6, 0.025, "#a5ad7d", waves=3)
    for number in range(5):
        x = 0.12 + number * 0.19 + chance.between(-0.04, 0.04)
        _turbine(sheet, x, chance.between(0.22, 0.36), chance.between(0.09, 0.13), chance.part())
    sheet.ridge(chance, 0.68, 0.012, "#b89b64", waves=3)
    for row in range(4):
        y, tall = 0.7 + row * 0.075 + row * row * 0.004, 0.045 + row * 0.012
        width = 0.13 + row * 0.03
        x = -chance.between(0, width)
        while x < 1:
            _panel(sheet, x, y, width * 0.92, tall)
            x += width


def _turbine(sheet: Sheet, x: float, hub: float, blade: float, turn: float) -> None:
    white = "#f7f5ef"
    sheet.area([(x - 0.002, hub), (x + 0.002, hub), (x + 0.005, 0.66), (x - 0.005, 0.66)], white)
    for arm in range(3):
        angle = 2 * pi * (turn + arm) / 3
        tip = (x + blade * 1.4 * sin(angle) / sheet.aspect, hub - blade * 1.4 * cos(angle))
        side = (x + 0.012 * sin(angle + 1) / sheet.aspect, hub - 0.012 * cos(angle + 1))
        sheet.area([(x, hub), side, tip], white)
    sheet.disc(x, hub, 0.008, "#d9d4ca")


def _panel(sheet: Sheet, x: float, y: float, width: float, tall: float) -> None:
    slant = width * 0.16
    sheet.area(
        [(x + slant, y), (x + width + slant, y), (x + width, y + tall), (x, y + tall)], "#173a5c"
    )
    for part in range(1, 6):
        at = x + width * part / 6
        sheet.line(((at + slant, y), (at, y + tall)), "#4d7ea3", 0.0016)
    middle = (x + slant / 2, y + tall / 2)
    sheet.line((middle, (middle[0] + width, middle[1])), "#4d7ea3", 0.0016)
    sheet.line(((x, y + tall), (x + width, y + tall)), "#cfd6d8", 0.004)


def chart(sheet: Sheet, chance: Chance) -> None:
    """Draw a rising and falling market, without a number."""
    sheet.shade("#f6f3ec", "#ebe5d8")
    for line in range(1, 8):
        sheet.line(((0.06, line / 8), (0.94, line / 8)), "#d9d2c3", 0.002)
    level, points = chance.between(0.6, 0.7), []
    for step in range(25):
        bar = chance.between(0.08, 0.26)
        x = 0.08 + step * 0.035
        sheet.block(
            x - 0.011, 0.875 - bar, x + 0.011, 0.875, mixed("#c9d6d8", "#9db8c0", chance.part())
        )
        points.append((x, level))
        level = min(0.72, max(0.14, level + chance.between(-0.085, 0.065)))
    sheet.line(points, "#0a5a78", 0.012)
    for point in points[::4]:
        sheet.disc(*point, 0.013, "#f6f3ec")
        sheet.disc(*point, 0.009, "#c26a3a")
    sheet.line(((0.06, 0.875), (0.94, 0.875)), _INK, 0.004)


def town_map(sheet: Sheet, chance: Chance) -> None:
    """Draw a town from above: blocks, parks, a river and one marked place."""
    sheet.shade("#f1ece0", "#f1ece0")
    greens, grounds = ("#c5d3a4", "#b8cc9b"), ("#e3d8c3", "#e9e0ce", "#ddd0b8", "#e6dccb")
    y = -0.02
    while y < 1:
        tall, x = chance.between(0.07, 0.13), -chance.between(0, 0.08)
        while x < 1:
            width = chance.between(0.05, 0.12)
            colour = chance.pick(greens if chance.part() < 0.13 else grounds)
            lean = 0.05 * y
            sheet.area(
                [
                    (x + lean, y),
                    (x + width + lean, y),
                    (x + width + lean + 0.004, y + tall),
                    (x + lean + 0.004, y + tall),
                ],
                colour,
            )
            x += width + 0.008
        y += tall + 0.013
    phase, start = chance.between(0, pi), chance.between(0.25, 0.5)
    river = [(t / 60, start + 0.3 * t / 60 + 0.09 * sin(t / 60 * 5 + phase)) for t in range(-2, 63)]
    sheet.line(river, "#8fb9c4", 0.085)
    for x in (0.24, 0.67):
        sheet.line(((x, -0.1), (x + 0.08, 1.1)), "#fdfbf6", 0.026)
        sheet.line(((x, -0.1), (x + 0.08, 1.1)), "#e0b55e", 0.014)
    x, y = chance.between(0.4, 0.6), chance.between(0.24, 0.36)
    sheet.disc(x, y + 0.005, 0.02, "#a89d88", squash=0.4)
    sheet.area([(x - 0.021, y - 0.075), (x + 0.021, y - 0.075), (x, y)], "#b4402f")
    sheet.disc(x, y - 0.09, 0.035, "#b4402f")
    sheet.disc(x, y - 0.09, 0.014, "#fdfbf6")


def library(sheet: Sheet, chance: Chance) -> None:
    """Draw shelves of books, spines in all colours."""
    sheet.shade("#5a3d28", "#3f2a1b")
    spines = (
        "#0a5a78",
        "#8c3b3b",
        "#c9a24a",
        "#4f6b52",
        "#2f3d49",
        "#b4543a",
        "#e4d5b7",
        "#6a4a68",
    )
    for shelf in range(4):
        bottom = 0.245 + shelf * 0.245
        x = 0.01
        while x < 0.99:
            width, tall = chance.between(0.012, 0.03), chance.between(0.15, 0.205)
            colour = chance.pick(spines)
            right = min(x + width, 0.99)
            sheet.block(x, bottom - tall, right, bottom, colour)
            sheet.block(x, bottom - tall, x + 0.003, bottom, mixed(colour, "#ffffff", 0.22))
            for band in (0.16, 0.8):
                y = bottom - tall * band
                sheet.block(x, y, right, y + 0.005, mixed(colour, "#f3d58a", 0.7))
            x += width + (chance.between(0.015, 0.05) if chance.part() < 0.06 else 0.0015)
        sheet.block(0, bottom, 1, bottom + 0.022, "#8a623f")
        sheet.block(0, bottom + 0.022, 1, bottom + 0.03, "#2c1c11")
