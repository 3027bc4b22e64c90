"""The part of a scrolled widget that shows its content: the one that Qt names."""

import pytest
from PySide6.QtWidgets import QListWidget, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from studio.ui.parts.viewports import viewport_of


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", [QListWidget, QTextEdit, QScrollArea])
def test_it_is_the_viewport(kind: type[QListWidget | QTextEdit | QScrollArea]) -> None:
    area = kind()
    found = viewport_of(area)
    assert found is area.viewport()
    assert found.parent() is area


@pytest.mark.usefixtures("qapp")
def test_it_is_not_that_of_an_area_inside() -> None:
    outer, page = QScrollArea(), QWidget()
    inner = QListWidget()
    QVBoxLayout(page).addWidget(inner)
    outer.setWidget(page)
    assert viewport_of(inner) is inner.viewport()
    assert viewport_of(outer) is outer.viewport() is not inner.viewport()


@pytest.mark.usefixtures("qapp")
def test_one_that_was_put_there_is_found_too() -> None:
    area, own = QScrollArea(), QWidget()
    area.setViewport(own)
    assert viewport_of(area) is own
