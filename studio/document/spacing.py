"""Spaces that stand together: seen while somebody types, before the text is put in normal form."""

import re
from collections.abc import Iterator
from typing import Final

from studio.arabic.later import later
from studio.document.findings import BlockText, Exchange, Finding, Level, Rewrite

DOUBLE_SPACE: Final = "double_space"
ONE_SPACE: Final = "one_space"

_SPACES: Final = later(lambda: re.compile(r"(?<=[^ \u2028]) {2,}(?=[^ \u2028])"))


class DoubleSpaces:
    """Finds more than one space between two words."""

    codes: frozenset[str] = frozenset({DOUBLE_SPACE})

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield each run of spaces, with the remedy that leaves one."""
        if block.is_code or "  " not in block.text:
            return
        for match in _SPACES.finditer(block.text):
            start, end = match.span()
            if not block.marks_at(start).code:
                one = Rewrite(ONE_SPACE, (Exchange(start + 1, end, ""),))
                yield Finding(DOUBLE_SPACE, start, end, Level.ADVICE, (one,))
