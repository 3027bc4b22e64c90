"""What a row of a list says in words: for the line under its headline, and for reading aloud."""

from studio.newsroom.views import ArticleSummary
from studio.ui.look.text import isolated
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.moments import ago
from studio.ui.station import Station
from studio.wording.terms import STAGES


def age(summary: ArticleSummary, station: Station) -> str:
    """Return how long ago a story changed."""
    return ago(summary.updated, station.door.acting.clock(), station.tongue.words)


def open_elsewhere(summary: ArticleSummary, station: Station) -> str:
    """Return who else writes in a story, nothing where nobody does."""
    other = station.open_stories.elsewhere(summary.id)
    if other is None:
        return ""
    return station.tongue.words.say("open: {name}", name=isolated(other.person_name))


def read_by(summary: ArticleSummary, station: Station) -> str:
    """Return who else reads a story now, nothing where nobody does."""
    words, readers = station.tongue.words, station.open_stories.readers(summary.id)
    if not readers:
        return ""
    if len(readers) > 1:
        return words.counted("{n} person reads now", "{n} people read now", len(readers))
    return words.say("reads now: {name}", name=isolated(readers[0].person_name))


def kept_private(summary: ArticleSummary, station: Station) -> str:
    """Return that its authors alone see a story, nothing where everybody does."""
    return station.tongue.words.say("private") if summary.private else ""


def old_text(summary: ArticleSummary, station: Station) -> str:
    """Return where an old text of a story is still read, nothing where nowhere."""
    if not summary.old_at:
        return ""
    words = station.tongue.words
    targets = words.several(tuple(isolated(one) for one in summary.old_at))
    return words.say("old text at {targets}", targets=targets)


def under_headline(summary: ArticleSummary, station: Station) -> str:
    """Return privacy, old texts, who writes and reads, section, authors and age, with dots."""
    parts = (
        kept_private(summary, station),
        old_text(summary, station),
        open_elsewhere(summary, station),
        read_by(summary, station),
        isolated(summary.section_name),
        isolated(summary.authors),
        age(summary, station),
    )
    return " · ".join(part for part in parts if part)


def row_words(summary: ArticleSummary, station: Station) -> str:
    """Return headline, status, and what `under_headline` says, read aloud."""
    words = station.tongue.words
    parts = (
        headline_of(summary, station),
        words.say(STAGES[summary.stage]),
        kept_private(summary, station),
        old_text(summary, station),
        open_elsewhere(summary, station),
        read_by(summary, station),
        summary.section_name,
        summary.authors,
        age(summary, station),
    )
    comma = "، " if station.tongue.rtl else ", "
    return comma.join(part for part in parts if part)
