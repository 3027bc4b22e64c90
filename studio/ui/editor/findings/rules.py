"""The rules of house style and the register of names at the surface.

They are read on the other thread, when first asked. Deliberately absent: the rules; a start of the
program needs none of them.
"""

from collections.abc import Callable, Iterable, Sequence

from studio.document.direction_findings import DirectionInspector
from studio.document.findings import BlockText, Finding, Provider, WholeProvider
from studio.document.spacing import DoubleSpaces
from studio.style.wishes import HouseStyle


class HouseRules:
    """What rules and register mind in single blocks; `style` gives the newsroom's of now."""

    def __init__(self, style: Callable[[], HouseStyle] = HouseStyle) -> None:
        self._style = style

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what is found in single blocks."""
        from studio.style.house import house_desk

        return house_desk(self._style()).block_codes

    def check(self, block: BlockText) -> Iterable[Finding]:
        """Return what is found in a block."""
        from studio.style.house import house_desk

        return house_desk(self._style()).check(block)


class WholeRules:
    """What the rules mind in an article as a whole; `style` gives the newsroom's of now."""

    def __init__(self, style: Callable[[], HouseStyle] = HouseStyle) -> None:
        self._style = style

    @property
    def codes(self) -> frozenset[str]:
        """The ids of the rules of whole articles."""
        from studio.style.house import house_desk

        return house_desk(self._style()).book.whole

    def check_whole(self, blocks: Sequence[BlockText]) -> Iterable[tuple[int, Finding]]:
        """Return what is found, each with the number of its block."""
        from studio.style.house import house_desk

        return house_desk(self._style()).check_whole(blocks)


def providers(style: Callable[[], HouseStyle] = HouseStyle) -> tuple[Provider, ...]:
    """Return everything that looks for findings in blocks; `style` gives the newsroom's of now."""
    return (DoubleSpaces(), DirectionInspector(), HouseRules(style))


def whole_providers(style: Callable[[], HouseStyle] = HouseStyle) -> tuple[WholeProvider, ...]:
    """Return everything that looks for findings in whole articles; `style` as above."""
    return (WholeRules(style),)
