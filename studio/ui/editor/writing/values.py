"""What passages are worth to others: their blocks in normal form, and their words counted.

Each is made once for as long as the passage stands.
"""

from collections.abc import Sequence

from studio.arabic.segmentation import count_words
from studio.document.blocks import Block
from studio.document.boundaries import is_tracked, made
from studio.document.inline import Break, Text, plain
from studio.document.tree import contents
from studio.ui.editor.writing.passages import Passage, Place


class Values:
    """Remembers what was made of passages."""

    def __init__(self) -> None:
        self._blocks: dict[int, tuple[Passage, Block]] = {}
        self._counts: dict[int, tuple[Passage, int]] = {}

    def forget(self) -> None:
        """Forget everything."""
        self._blocks.clear()
        self._counts.clear()

    def block(self, passage: Passage) -> Block:
        """Return the block that a passage is, in normal form."""
        known = self._blocks.get(id(passage))
        if known is not None and known[0] is passage:
            return known[1]
        value = passage.value()
        self._blocks[id(passage)] = (passage, value)
        return value

    def body(self, passages: Sequence[Passage]) -> list[Block]:
        """Return the blocks of the body, in normal form.

        White space at a boundary that is only suggested is kept behind it.
        """
        body = [one for one in passages if one.place is Place.BODY]
        if len(self._blocks) > 2 * len(passages) + 100:
            self._blocks = {id(one): (one, self.block(one)) for one in body}
        if any(map(_leaves_blank, body, body[1:])):
            return list(made([one.block for one in body], [one.content for one in body]))
        return [self.block(one) for one in body]

    def words(self, passages: Sequence[Passage]) -> int:
        """Return how many words stand in passages, those of cards among them."""
        if len(self._counts) > 2 * len(passages) + 100:
            self._counts.clear()
        return sum(map(self._words, passages))

    def _words(self, passage: Passage) -> int:
        known = self._counts.get(id(passage))
        if known is not None and known[0] is passage:
            return known[1]
        if passage.card is None:
            count = count_words(plain(passage.content))
        else:
            count = sum(count_words(plain(one)) for one in contents(passage.block))
        self._counts[id(passage)] = (passage, count)
        return count


def _leaves_blank(passage: Passage, following: Passage) -> bool:
    """Say whether white space may have to go over a boundary that is suggested."""
    if not passage.content or not (
        following.card is not None or is_tracked(following.block.review)
    ):
        return False
    last = passage.content[-1]
    blank = isinstance(last, Break) or (isinstance(last, Text) and last.text.endswith(" "))
    return blank and not last.review.suggests
