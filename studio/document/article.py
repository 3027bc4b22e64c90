"""Everything of an article that its readers will see, as one value.

A revision is one `ArticleText`; a sign-off names the hash of one. It holds what can be published
and nothing else: notes, sources, assignments, comments and checks are kept elsewhere, so that
they cannot leave with it. Sections, tags and people stand as ids; their names are the newsroom's.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from studio.document.blocks import Figure
from studio.document.inline import Inlines, line
from studio.document.marks import one_line
from studio.document.tree import EMPTY_DOCUMENT, Document


class Byline(Struct, frozen=True):
    """One name under the headline; `person` is set when it is somebody of the newsroom."""

    name: str
    person: int | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "name", one_line(self.name))


class NoticeKind(StrEnum):
    """What a new version of a published article declares itself to be."""

    UPDATE = "update"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"


class NotePlace(StrEnum):
    """Where readers see a public note on the page."""

    BELOW = "below"
    ABOVE = "above"


class Notice(Struct, frozen=True):
    """The public note that goes out with a changed version of a published article."""

    kind: NoticeKind
    text: str = ""
    place: NotePlace = NotePlace.BELOW

    def __post_init__(self) -> None:
        force_setattr(self, "text", one_line(self.text))


class ArticleText(Struct, frozen=True, kw_only=True):
    """One version of an article: its headlines, body, and what goes out beside them.

    Headline, kicker and standfirst hold text, foreign runs and review marks only. Tags keep their
    order, once each. An empty `slug`, `search_title`, `search_description` or `social_text` means
    that one is made from the article when it is published.
    """

    headline: Inlines = ()
    kicker: Inlines = ()
    standfirst: Inlines = ()
    bylines: tuple[Byline, ...] = ()
    dateline: str = ""
    body: Document = EMPTY_DOCUMENT
    lead_picture: Figure | None = None
    section: int | None = None
    tags: tuple[int, ...] = ()
    slug: str = ""
    search_title: str = ""
    search_description: str = ""
    social_text: str = ""
    notice: Notice | None = None

    def __post_init__(self) -> None:
        for name in ("headline", "kicker", "standfirst"):
            if said := getattr(self, name):
                force_setattr(self, name, line(said))
        for name in ("dateline", "slug", "search_title", "search_description", "social_text"):
            if told := getattr(self, name):
                force_setattr(self, name, one_line(told))
        force_setattr(self, "tags", tuple(dict.fromkeys(self.tags)))
        force_setattr(
            self, "bylines", tuple(dict.fromkeys(one for one in self.bylines if one.name))
        )
