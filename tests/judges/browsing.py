"""What a browser and its judges say of pages that a server gives: axe, Lighthouse, the browser.

The judges run in Node and steer the browser of `chromium`; their scripts lie beside this module.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tests.judges.html import ask, existing, node

_ROOM: Final = Path(__file__).resolve().parent
AXE: Final = _ROOM / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE: Final = _ROOM / "node_modules" / "lighthouse" / "core" / "index.js"
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
"""What Lighthouse is asked for."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page in a window so many pixels wide, by day or in the dark."""

    url: str
    width: int
    dark: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse gives a page: hundredths by category, and what cost any."""

    scores: dict[str, int]
    failed: list[str]


def complaints(port: int, looks: Sequence[Look]) -> dict[Look, list[str]]:
    """Return what axe and the browser have to say of each look; those without a fault are left out.

    The browser complains of what it could not fetch, of scripts that fail, and of a page that is
    wider than its window. Raises `JudgeMissingError` and `JudgeFailedError`.
    """
    question = {"axe": str(existing(AXE)), "looks": [asdict(look) for look in looks]}
    answers = _asked("seen.mjs", port, question)
    return {look: said for look, said in zip(looks, answers, strict=True) if said}


def verdicts(
    port: int, urls: Sequence[str], categories: Sequence[str] = CATEGORIES
) -> dict[str, Verdict]:
    """Return what Lighthouse gives pages on a phone, its line and processor as slow as it asks.

    How slow is reckoned, not waited for. Raises `JudgeMissingError` and `JudgeFailedError`.
    """
    existing(LIGHTHOUSE)
    answers = _asked("lighthouse.mjs", port, {"urls": list(urls), "categories": list(categories)})
    return {url: Verdict(**answer) for url, answer in zip(urls, answers, strict=True)}


def _asked(script: str, port: int, question: dict[str, Any]) -> Any:
    return ask([str(node()), str(_ROOM / script)], json.dumps({"port": port, **question}))
