"""How a finding is shown in a line: the sign of its level, and its words with some around them."""

import re
from typing import Final

from studio.arabic.direction import FSI, PDI
from studio.document.findings import BREAK, NOTE, Finding, Level
from studio.ui.editor.flags import NAMES
from studio.ui.look import Symbol

LEVEL_SYMBOLS: Final = {
    Level.ERROR: Symbol.CHANGES,
    Level.WARNING: Symbol.WARNING,
    Level.ADVICE: Symbol.INFO,
}
_AROUND: Final = 14
_LONGEST: Final = 40
_UNSEEN: Final = re.compile(f"[{''.join(NAMES)}]")


def excerpt(text: str, finding: Finding) -> str:
    """Return a finding's words in ‹›, with words around them and the names of unseen marks."""
    start, end = finding.start, min(finding.end, finding.start + _LONGEST)
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:].partition(' ')[2] or before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0] or after[:_AROUND]}…"
    return f"{_seen(before)}‹{FSI}{_seen(text[start:end])}{PDI}›{_seen(after)}"


def _seen(text: str) -> str:
    named = _UNSEEN.sub(lambda found: f"[{NAMES[found[0]]}]", text)
    return named.replace(NOTE, "").replace(BREAK, " ")
