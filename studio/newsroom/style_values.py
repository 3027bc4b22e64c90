"""What a rule finds in the archive, as values that need no rule to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A place that a rule finds: the article, the words with some around them, what it would be."""

    article: int
    headline: str
    before: str
    words: str
    after: str
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrial:
    """What a rule finds in the archive: in how many articles that were looked at, and how often.

    `whole` says that all of them were looked at.
    """

    articles: int
    with_findings: int
    found: int
    samples: tuple[Sample, ...]
    whole: bool
