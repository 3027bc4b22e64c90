"""What colours say is seen without them: everything is pictured with one ink on one paper."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from msgspec.structs import fields
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.document.blocks import Block, BlockReview, Paragraph
from studio.document.findings import Level
from studio.document.marks import Marks
from studio.storage.codes import Stage
from studio.ui.editor.findings import waves
from studio.ui.history.comparison import Names, compare
from studio.ui.history.page import Style, one_column, side_by_side
from studio.ui.history.reader import Reader
from studio.ui.look import Look
from studio.ui.look.palette import PALETTES, Palette, Scheme
from studio.ui.parts.chips import StageChip
from studio.wording.words import Language
from tests.builders import article, change, cut, h, ins, p, restyled, rule, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

MINE = change("m", author=1)
INKS = frozenset(
    {
        *("text", "muted", "accent", "insert_text", "delete_text", "border", "control_border"),
        *("draft", "in_review", "changes", "approved", "published"),
    }
)


@pytest.fixture
def one_ink(stations: Stations, monkeypatch: pytest.MonkeyPatch) -> Iterator[Look]:
    """Let there be one ink and one paper."""
    names = (one.name for one in fields(Palette))
    only = Palette(**{name: "#000000" if name in INKS else "#FFFFFF" for name in names})
    look = stations.look
    monkeypatch.setitem(PALETTES, look.scheme, only)
    assert look.palette is only
    look._put_on()
    yield look
    monkeypatch.undo()
    look._put_on()
    look.changed.emit()
    assert PALETTES[Scheme.LIGHT] is not only


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def require_apart(pictures: dict[str, QImage]) -> None:
    for one, other in combinations(pictures, 2):
        assert pictures[one] != pictures[other], f"{one} looks as {other} does"


STATES: dict[str, tuple[Block, ...]] = {
    "as it was": (p("قال الوزير نعم"), p("ثم عاد")),
    "inserted": (p("قال ", ins("الوزير", by=MINE), " نعم"), p("ثم عاد")),
    "deleted": (p("قال ", cut("الوزير", by=MINE), " نعم"), p("ثم عاد")),
    "inserted and deleted": (
        p("قال ", cut(ins("الوزير", by=MINE), by=MINE), " نعم"),
        p("ثم عاد"),
    ),
    "other form": (
        p("قال ", restyled(strong("الوزير"), before=Marks(), by=MINE), " نعم"),
        p("ثم عاد"),
    ),
    "that form": (p("قال ", strong("الوزير"), " نعم"), p("ثم عاد")),
    "split": (p("قال الوزير نعم"), p("ثم عاد", review=BlockReview(split=MINE))),
    "joined": (p("قال الوزير نعم"), p("ثم عاد", review=BlockReview(join=MINE))),
    "other block": (
        p("قال الوزير نعم"),
        h("ثم عاد", review=BlockReview(restyle=MINE, before=Paragraph())),
    ),
    "that block": (p("قال الوزير نعم"), h("ثم عاد")),
    "a rule": (p("قال الوزير نعم"), rule(), p("ثم عاد")),
    "a rule comes": (
        p("قال الوزير نعم"),
        rule(review=BlockReview(insertion=MINE)),
        p("ثم عاد"),
    ),
    "a rule goes": (
        p("قال الوزير نعم"),
        rule(review=BlockReview(deletion=MINE)),
        p("ثم عاد"),
    ),
}


def shown(qtbot: QtBot, writer: Writer) -> QImage:
    writer.editor.bar.setFocus()
    writer.surface.clearFocus()
    qtbot.wait(1)
    return picture(writer.surface.viewport())


@pytest.mark.usefixtures("one_ink")
def test_every_suggestion_is_seen_in_the_text_without_colour(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    found: dict[str, QImage] = {}
    for name, blocks in STATES.items():
        text = article(body=blocks)
        writer.editor.editing.show(text)
        found[name] = shown(qtbot, writer)
    require_apart(found)


@pytest.mark.usefixtures("one_ink")
def test_what_the_copy_desk_finds_differs_from_suggestions_without_colour(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, one_ink: Look
) -> None:
    tiles = {
        str(level): waves._tile(level, waves.level_colour(one_ink.palette, level), 1.0).toImage()
        for level in Level
    }
    require_apart(tiles)
    form = with_body(
        qtbot, stations, newsroom, p(restyled(strong("ثم"), before=Marks(), by=MINE))
    ).surface.document()
    cursor = form.find("ثم")
    assert cursor.charFormat().fontOverline(), "a wave is a finding's"


@pytest.mark.usefixtures("one_ink")
def test_every_stage_has_an_icon_and_a_word_without_colour(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    for language in Language:
        station = stations.of(newsroom.layla, language)
        pictures, icons = {}, {}
        for stage in Stage:
            chip = StageChip(station.tongue, station.look, stage)
            qtbot.addWidget(chip)
            pictures[str(stage)] = picture(chip)
            icons[str(stage)] = icon_of(station.look, stage)
        require_apart(pictures)
        require_apart(icons)


def icon_of(look: Look, stage: Stage) -> QImage:
    from studio.ui.look.symbols import STAGE_SYMBOLS

    image = QImage(24, 24, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    look.icon(STAGE_SYMBOLS[stage], rtl=True).paint(painter, image.rect())
    painter.end()
    return image


@pytest.mark.usefixtures("one_ink")
def test_what_changed_between_versions_is_seen_without_colour(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, one_ink: Look
) -> None:
    station = stations.of(newsroom.layla)
    style = Style(
        words=station.tongue.words,
        palette=one_ink.palette,
        families=one_ink.fonts.interface,
        text_families=one_ink.fonts.text,
        restores=False,
    )
    old = article(body=[p("قال الوزير نعم، ثم عاد إلى داره")])
    news = {
        "came": p("قال الوزير الأول نعم، ثم عاد إلى داره"),
        "went": p("قال نعم، ثم عاد إلى داره"),
        "form": p("قال ", strong("الوزير"), " نعم، ثم عاد إلى مسكنه"),
        "words": p("قال الوزير نعم، ثم عاد إلى مسكنه"),
    }
    pictures: dict[str, dict[str, QImage]] = {"one": {}, "both": {}}
    for name, block in news.items():
        found = compare(old, article(body=[block]), Names())
        pages = {
            "one": one_column(found, style, frozenset()),
            "both": side_by_side(found, style, ("١", "٢")),
        }
        for kind, page in pages.items():
            reader = Reader(station)
            qtbot.addWidget(reader)
            reader.resize(500, 300)
            reader.show_page(page)
            pictures[kind][name] = picture(reader)
    for of_kind in pictures.values():
        require_apart(of_kind)
