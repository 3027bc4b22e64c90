"""Whoever reads by ear, by key or at a great size reads the site: axe has nothing to say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from studio.ui.preview.browser import register_scheme
from tests.export.conftest import articles, cache, pack, site
from tests.judges import axe
from tests.judges.axe import violations
from tests.judges.html import JudgeMissingError

__all__ = ["articles", "cache", "pack", "site"]  # the site that is judged

PAGES = (
    *("index.html", "asia/index.html", "tag/water/index.html", "author/karim/index.html"),
    *("asia/mobile-library/index.html", "world/wheels/index.html", "sport/gone/index.html"),
    *("archive/index.html", "corrections/index.html", "search/index.html"),
)
WIDTHS = (390, 1280)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[QWebEngineView]:
    register_scheme()  # no later test of the process can, once there is a profile
    profile = QWebEngineProfile()
    view = QWebEngineView(profile)
    qtbot.addWidget(view)
    view.show()
    yield view
    view.setPage(None)  # type: ignore[arg-type]  # Qt takes none, and lets the page go
    profile.deleteLater()


def test_axe_finds_nothing_on_any_kind_of_page(
    qtbot: QtBot, view: QWebEngineView, site: Path
) -> None:
    for width in WIDTHS:
        view.resize(width, 900)
        for path in PAGES:
            assert violations(qtbot, view, site / path) == [], (path, width)


def test_axe_finds_what_is_wrong(qtbot: QtBot, view: QWebEngineView, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        '<!DOCTYPE html><html lang="ar"><head><title>م</title></head><body><main><h1>م</h1>'
        '<img src="a.png"><p style="color:#aaa;background:#fff">باهت</p></main></body></html>',
        "utf-8",
    )
    found = violations(qtbot, view, wrong)
    assert any(one.startswith("image-alt: img") for one in found)


def test_a_missing_judge_says_how_to_get_it(
    qtbot: QtBot, view: QWebEngineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(axe, "AXE", tmp_path / "axe.min.js")
    with pytest.raises(JudgeMissingError, match=r"packaging/dev\.py test"):
        violations(qtbot, view, tmp_path / "a.html")
