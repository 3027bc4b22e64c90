"""The rules of house style at the surface; they are read on the other thread, when first asked.

Deliberately absent: the rules; a start of the program needs none of them.
"""

from collections.abc import Iterable, Sequence

from studio.document.findings import BlockText, Finding


class HouseRules:
    """What the rules mind in single blocks, and in whole articles."""

    @property
    def codes(self) -> frozenset[str]:
        """The ids of the rules of single blocks."""
        from studio.style.packs import built_in_book

        return built_in_book().single

    def check(self, block: BlockText) -> Iterable[Finding]:
        """Return what is found in a block."""
        from studio.style.desk import BlockRules

        return BlockRules().check(block)


class WholeRules:
    """What the rules mind in an article as a whole."""

    @property
    def codes(self) -> frozenset[str]:
        """The ids of the rules of whole articles."""
        from studio.style.packs import built_in_book

        return built_in_book().whole

    def check_whole(self, blocks: Sequence[BlockText]) -> Iterable[tuple[int, Finding]]:
        """Return what is found, each with the number of its block."""
        from studio.style.desk import ArticleRules

        return ArticleRules().check_whole(blocks)
