"""How long an article's text is, in plain numbers: words, sentences, paragraphs.

What is suggested counts as accepted. Sentences and paragraphs are those of running text: headings,
code, captions and tables are not among them. Deliberately absent: grades; nobody knows what they
mean in Arabic.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from studio.arabic.segmentation import count_words, sentences
from studio.document.article import ArticleText
from studio.document.blocks import Code, Heading, TextBlock
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.document.review import accepted_article


@dataclass(frozen=True, slots=True)
class Measured:
    """So many of a kind, the words of the longest, and of one on average (0 where there is none).

    `longest_block` is the place of the longest in the body, None where there is none.
    """

    number: int = 0
    longest: int = 0
    average: float = 0.0
    longest_block: int | None = None


@dataclass(frozen=True, slots=True)
class Lengths:
    """The numbers of an article. `words` and `characters` are of all that its readers read."""

    words: int
    characters: int
    headline: int
    sentences: Measured
    paragraphs: Measured

    def minutes(self, words_a_minute: int) -> int:
        """Return the time that reading takes, in whole minutes; 0 without a word."""
        return -(-self.words // words_a_minute)


def measure(text: ArticleText) -> Lengths:
    """Return how long a text is."""
    whole = accepted_article(text)
    words = article_plain(whole)
    body = article_plain(replace(whole, headline=()))
    paragraphs = [(count_words(said), at) for at, said in _paragraphs(whole)]
    parts = [
        (count_words(said[one.start : one.end]), at)
        for at, said in _paragraphs(whole)
        for one in sentences(said)
    ]
    headline = plain(whole.headline)
    return Lengths(
        words=count_words(body) + count_words(headline),
        characters=len(words),
        headline=count_words(headline),
        sentences=_measured(parts),
        paragraphs=_measured(paragraphs),
    )


def _paragraphs(text: ArticleText) -> Iterator[tuple[int, str]]:
    for at, block in enumerate(text.body.blocks):
        if isinstance(block, TextBlock) and not isinstance(block, Heading | Code):
            yield at, plain(block.content)


def _measured(counted: list[tuple[int, int]]) -> Measured:
    counted = [one for one in counted if one[0]]
    if not counted:
        return Measured()
    longest, block = max(counted, key=lambda one: (one[0], -one[1]))
    average = sum(number for number, _ in counted) / len(counted)
    return Measured(len(counted), longest, average, block)
