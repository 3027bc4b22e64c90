"""The articles that tests carry through the house.

The newsroom's own sample is a real page of somebody else's and therefore not kept here: it is read
from the folder in ``MIDAD_SAMPLES``, else from ``../shared/samples`` beside the checkout. Where it
is absent the same tests run on the article in ``tests/data``, which is our own writing.
"""

import os
from dataclasses import dataclass
from pathlib import Path

SAMPLES_VARIABLE = "MIDAD_SAMPLES"
_CHECKOUT = Path(__file__).resolve().parent.parent
_DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Sample:
    """One article as a file to import, and the lines a reader must see on its page."""

    article: Path
    page: Path

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line of the page in the reader's order, the welcome line first."""
        return tuple(line for line in self.page.read_text(encoding="utf-8").splitlines() if line)

    @property
    def welcome(self) -> str:
        """The site's welcome line: the first of the page."""
        return self.lines[0]

    @property
    def headline(self) -> str:
        """The article's headline, without the site's name."""
        return self.lines[1].rpartition(" – ")[0]

    @property
    def site_name(self) -> str:
        """The name of the site, which stands behind the headline."""
        return self.lines[1].rpartition(" – ")[2]


def own_sample() -> Sample:
    """Return our own article: always there."""
    return Sample(_DATA / "own-article.md", _DATA / "own-article.page.txt")


def newsroom_sample() -> Sample | None:
    """Return the newsroom's real article, or None where this machine does not have it."""
    configured = os.environ.get(SAMPLES_VARIABLE)
    folder = Path(configured) if configured else _CHECKOUT.parent / "shared" / "samples"
    sample = Sample(
        folder / "kim-russia-partnership.md", folder / "kim-russia-partnership.page.txt"
    )
    return sample if sample.article.is_file() and sample.page.is_file() else None


def samples() -> tuple[Sample, ...]:
    """Return every article this machine has, for ``pytest.mark.parametrize``."""
    real = newsroom_sample()
    return (own_sample(),) if real is None else (own_sample(), real)


def main_sample() -> Sample:
    """Return the newsroom's article where it is there, else our own."""
    return newsroom_sample() or own_sample()


def sample_article() -> Path | None:
    """Return the file of the newsroom's article, or None where this machine does not have it."""
    sample = newsroom_sample()
    return None if sample is None else sample.article


def sample_page() -> Path | None:
    """Return the page text of the newsroom's article, or None where it is not here."""
    sample = newsroom_sample()
    return None if sample is None else sample.page
