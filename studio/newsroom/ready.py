"""What snippets and templates share: which texts may be kept ready, and an older newsroom has none.

For this floor alone. What belongs to one story never comes along: pictures, suggestions, comments,
names, addresses.
"""

from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Figure, Gallery
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.review import accepted, accepted_article
from studio.document.tree import Document
from studio.storage import unit_of_work
from studio.storage.mapping import Table
from studio.storage.unit_of_work import UnitOfWork


def has_table(work: UnitOfWork, table: type[Table]) -> bool:
    """Say whether the newsroom has a table: an older one that can only be read may not."""
    return unit_of_work.has_table(work, table.__tablename__)


def ready_body(body: Document) -> Document:
    """Return a text without pictures, and as it stands with all suggestions taken."""
    blocks = (one for one in accepted(body).blocks if not isinstance(one, (Figure, Gallery)))
    return replace(body, blocks=tuple(blocks))


def ready_text(text: ArticleText) -> ArticleText:
    """Return what of an article others can begin with: its words, section, tags and place."""
    whole = accepted_article(text)
    return ArticleText(
        headline=whole.headline,
        kicker=whole.kicker,
        standfirst=whole.standfirst,
        dateline=whole.dateline,
        body=ready_body(whole.body),
        section=whole.section,
        tags=whole.tags,
    )


def is_empty(body: Document) -> bool:
    """Say whether a text says nothing."""
    return not plain_text(body).strip()


def title_of(text: ArticleText) -> str:
    """Return what an article may be called when somebody keeps it: its headline, or its kicker."""
    whole = accepted_article(text)
    return plain(whole.headline).strip() or plain(whole.kicker).strip()
