"""Where the pages and feeds of a site lie, below its base address."""

from typing import Final

PAGE_FILE: Final = "index.html"
ARCHIVE: Final = "archive/"
CORRECTIONS: Final = "corrections/"
SEARCH: Final = "search/"
MISSING_FILE: Final = "404.html"
RSS: Final = "feed.xml"
ATOM: Final = "atom.xml"
JSON_FEED: Final = "feed.json"
