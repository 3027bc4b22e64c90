"""The judge of accessibility: axe, run within a page in the browser that shows it.

It sees a page as it is painted, so that what only shows at one width or in the dark is judged too.
"""

import json
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from tests.judges.html import JudgeMissingError

AXE: Final = Path(__file__).resolve().parent / "node_modules" / "axe-core" / "axe.min.js"
_ASK: Final = """
window.judged = null;
axe.run(document).then(said => {
  const told = said.violations.map(one => one.id + ": " + one.nodes.map(n => n.target).join(" "));
  window.judged = JSON.stringify({ passed: said.passes.length, violations: told });
}).catch(error => { window.judged = JSON.stringify({ passed: 0, violations: [String(error)] }); });
1
"""
_LOAD_MS: Final = 60_000


def violations(qtbot: QtBot, view: QWebEngineView, page: Path) -> list[str]:
    """Return what axe says against a page, shown in `view` at the size that it has.

    Raises `JudgeMissingError`; a judge who found no rule to apply fails.
    """
    if not AXE.is_file():
        raise JudgeMissingError(AXE)
    with qtbot.waitSignal(view.loadFinished, timeout=_LOAD_MS) as loaded:
        view.load(QUrl.fromLocalFile(str(page)))
    assert loaded.args == [True], page
    _run(qtbot, view.page(), AXE.read_text(encoding="utf-8") + "; 1")
    _run(qtbot, view.page(), _ASK)
    answer: list[Any] = [None]

    def judged() -> bool:
        view.page().runJavaScript("window.judged", 0, answer.append)
        return bool(answer[-1])

    qtbot.waitUntil(judged, timeout=_LOAD_MS)
    said = json.loads(answer[-1])
    assert said["passed"] > 0, said
    found: list[str] = said["violations"]
    return found


def _run(qtbot: QtBot, page: QWebEnginePage, code: str) -> None:
    answer: list[Any] = []
    page.runJavaScript(code, 0, answer.append)
    qtbot.waitUntil(lambda: bool(answer), timeout=_LOAD_MS)
