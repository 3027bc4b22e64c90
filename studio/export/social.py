"""What a newsroom posts of an article on social networks: words that fit, and the address.

A person's social text comes first, else the headline; the article's address ends it. One text fits
every network of the table, so that it can be pasted anywhere. It is cut at a word's end, never
within a letter and its marks.

Sources: X counts by weight (twitter-text, configuration v3) and takes 280, an address as 23;
Mastodon takes 500 characters, an address as 23; Bluesky takes 300 grapheme clusters and 3,000
bytes, an address as it is; Threads takes 500 bytes of letters and signs. Deliberately absent:
posting, and each network's own pictures and cards.
"""

from collections.abc import Iterator
from typing import Final

from studio.arabic.segmentation import graphemes, words
from studio.document.inline import plain
from studio.export.addresses import page_address
from studio.export.outgoing import outgoing
from studio.newsroom.public import PublicArticle

X_WEIGHT: Final = 280
MASTODON_CHARACTERS: Final = 500
BLUESKY_GRAPHEMES: Final = 300
BLUESKY_BYTES: Final = 3000
THREADS_CHARACTERS: Final = 500
ADDRESS_WEIGHT: Final = 23

_LIGHT: Final = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_BETWEEN: Final = "\n\n"
_ELLIPSIS: Final = "…"


def social_post(article: PublicArticle) -> str:
    """Return what is posted of an article: one text that every network takes."""
    address = page_address(article)
    said = outgoing(article.text.social_text or plain(article.text.headline))
    if address in said:
        return said if fits_everywhere(said.replace(address, ""), address) else address
    return next(
        (
            f"{text}{_BETWEEN}{address}"
            for text in _shorter_and_shorter(said)
            if text and fits_everywhere(f"{text}{_BETWEEN}", address)
        ),
        address,
    )


def fits_everywhere(text: str, address: str) -> bool:
    """Say whether every network takes `text` with `address` in it."""
    whole = text + address
    return (
        x_weight(text) + ADDRESS_WEIGHT <= X_WEIGHT
        and len(text) + ADDRESS_WEIGHT <= MASTODON_CHARACTERS
        and len(whole) <= THREADS_CHARACTERS
        and len(whole.encode()) <= BLUESKY_BYTES
        and sum(1 for _ in graphemes(whole)) <= BLUESKY_GRAPHEMES
    )


def x_weight(text: str) -> int:
    """Return the length of a text without addresses as X counts it: an emoji is two."""
    weight = 0
    for letter in graphemes(text):
        weights = [1 if any(a <= ord(one) <= b for a, b in _LIGHT) else 2 for one in letter]
        # A sign of several characters, such as a flag or a family, counts once.
        weight += 2 if weights[0] == 2 else sum(weights)
    return weight


def _shorter_and_shorter(text: str) -> Iterator[str]:
    """Yield `text`, then it cut at its words' ends, then within its first word."""
    yield text
    ends = [span.end for span in words(text)]
    for end in reversed(ends[:-1] if ends else []):
        yield text[:end] + _ELLIPSIS
    letters = [*graphemes(text[: ends[0] if ends else len(text)])]
    for count in range(len(letters) - 1, 0, -1):
        yield "".join(letters[:count]) + _ELLIPSIS
