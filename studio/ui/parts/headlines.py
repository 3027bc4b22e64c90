"""A story by its headline, wherever it is named."""

from studio.newsroom.views import ArticleSummary
from studio.ui.station import Station


def headline_of(summary: ArticleSummary, station: Station) -> str:
    """Return the headline, or that there is none."""
    return summary.headline or station.tongue.words.say("No headline yet")
