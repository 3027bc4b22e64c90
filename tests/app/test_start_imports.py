"""What a start of the window does without: whatever is imported or made costs every start."""

from collections.abc import Mapping
from typing import Final

import pytest

from tests.app.starting import Started, started

_LATER: Final = frozenset(
    {
        *("alembic", "argon2", "html", "jinja2", "lxml", "markdown_it", "numpy", "PIL"),
        *("regex", "yaml"),
        *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtPrintSupport"),
        *("studio.cli.main", "studio.demo", "studio.export", "studio.imaging"),
        *("studio.newsroom.archive", "studio.newsroom.dictionary", "studio.newsroom.passwords"),
        "studio.newsroom.slots",
        *("studio.spelling.provider", "studio.spelling.speller", "studio.style.packs"),
        *("studio.ui.desk.batch_bar", "studio.ui.exporting.courier"),
        *("studio.ui.editor.block_menu", "studio.ui.editor.find_bar", "studio.ui.editor.link_bar"),
        *("studio.ui.editor.findings.card", "studio.ui.editor.findings.listing"),
        *("studio.ui.editor.letters.character_card", "studio.ui.editor.letters.date_card"),
        *("studio.ui.parts.choices", "studio.ui.preview.pane", "studio.ui.review.asking"),
        *("studio.ui.review.remarks.card", "studio.ui.review.remarks.composer"),
        *("studio.ui.editor.outline", "studio.ui.editor.panels.dock"),
        *("studio.ui.editor.panels.panel", "studio.ui.editor.selection_bar"),
        *("studio.ui.history", "studio.ui.review.since"),
    }
)
"""With everything below them: they belong to what is asked for later."""
_CLASSES_LATER: Final = frozenset(
    {
        *("QCalendarWidget", "QFileDialog", "QMdiArea", "QMessageBox", "QWizard"),
        *("QSystemTrayIcon", "QGradient", "QRawFont", "QSaveFile", "QStandardPaths"),
    }
)
"""Classes of Qt with many enumerations: the widgets among them come with any of a kind unknown."""
_ASKED_FOR_VALUES: Final = frozenset(
    {
        *("ArticleAuthor", "ArticleTag", "FormerAddress", "Notice", "PrivateDraft"),
        *("SectionCheck", "Setting", "TagName", "Target", "TargetArticle", "UndoPiece"),
    }
)
"""Tables of which a start reads values: a class is mapped for rows, which costs as much again."""
STATEMENTS: Final = 6
"""With its beginning, in a transaction on average: a slow start asks more often, not for more."""
MOST_WIDGETS: Final = 180
"""How many a start makes at most, Qt's own scroll bars and views among them."""
_ROOMS: Final[Mapping[str, frozenset[str]]] = {
    "desk": frozenset({"filters", "rail", "story_list"}),
    "editor": frozenset(
        {
            *("article_editor", "bar", "foot", "progress", "reading_now", "spelling_sign"),
            *("surface", "findings.count"),
            *("cleaned_bar", "holder_band"),
        }
    ),
    "notices": frozenset({"bell"}),
    "review": frozenset(
        {
            *("checks", "foot", "pane", "parts", "since", "standing", "telling"),
            *("remarks.many", "remarks.panel"),
        }
    ),
    "window": frozenset({"bands", "end_pane", "main_window", "top_bar", "workspace"}),
}
"""Where the widgets of a start may come from, the small ones of `studio.ui.parts` aside."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Started:
    return started(tmp_path_factory.mktemp("start"))


def test_a_start_imports_nothing_that_is_asked_for_later(start: Started) -> None:
    assert "studio.ui.window.workspace" in start.modules
    parts = {name: {name, *_above(name)} for name in start.modules}
    assert [name for name, all_of_it in parts.items() if all_of_it & _LATER] == []


def test_a_start_makes_no_widget_that_nobody_sees_yet(start: Started) -> None:
    known = {f"studio.ui.{floor}.{room}" for floor, rooms in _ROOMS.items() for room in rooms}
    made = {name.rpartition(".")[0] for name in start.widgets if name.startswith("studio.")}
    assert {name for name in made if not name.startswith("studio.ui.parts.")} - known == set()


def test_a_start_makes_no_class_of_qt_that_it_does_not_use(start: Started) -> None:
    assert {"QListView", "QTextCharFormat", "QTimer"} <= start.of_qt
    assert start.of_qt & _CLASSES_LATER == frozenset()


def test_a_start_maps_no_class_of_which_it_reads_values_alone(start: Started) -> None:
    assert {"Article", "Draft", "Person"} <= start.mapped
    assert start.mapped & _ASKED_FOR_VALUES == frozenset()


def test_a_start_makes_few_widgets(start: Started) -> None:
    assert sum(start.widgets.values()) <= MOST_WIDGETS


def test_a_start_asks_once_for_the_house_and_the_person_until_something_is_written(
    start: Started,
) -> None:
    """Each of two threads reads; a state ends where somebody opens a story, or leaves it."""
    reads, writes = start.asked.count("BEGIN"), start.asked.count("BEGIN IMMEDIATE")
    settings = sum(one.endswith("FROM setting") for one in start.asked)
    assert 1 <= settings <= 2 * (1 + writes) < reads
    roles = sum("FROM person_role" in one for one in start.asked)
    assert 1 <= roles <= 4 * (1 + writes) < reads
    assert len(start.asked) <= STATEMENTS * (reads + writes)


def _above(name: str) -> set[str]:
    pieces = name.split(".")
    return {".".join(pieces[:length]) for length in range(1, len(pieces))}
