"""Where articles lie on the site: SECTION-SLUG/ARTICLE-SLUG/, frozen when they are first published.

A later change of slug or section keeps the former address, for redirects. Deliberately absent:
the base address and pages other than articles'.
"""

from datetime import datetime

from sqlalchemy import or_, select

from studio.arabic.slugs import clean_slug, make_slug
from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.errors import Damaged, Reason
from studio.newsroom import kept
from studio.newsroom.naming import unique_slug
from studio.settings import House
from studio.storage import tables
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork, values


def slug_for(work: UnitOfWork, row: tables.Article, text: ArticleText, house: House) -> str:
    """Return the slug that an article has when `text` goes out.

    The one that it was published with, unless somebody has typed another since; before that, the
    typed one or one made of the headline. No two articles have the same one.
    """
    typed = clean_slug(text.slug)
    if row.published_slug:
        before = kept.published(work, row)
        frozen = before is not None and clean_slug(kept.text(before).slug) == typed
        if frozen or not typed or typed == row.published_slug:
            return row.published_slug
    wanted = make_slug(plain(text.headline), row.uid, latin=typed or None, limit=house.slug_words)
    return unique_slug(wanted, lambda slug: _taken(work, row, slug))


def path_for(work: UnitOfWork, text: ArticleText, slug: str) -> str:
    """Return the path below the base address, ending in a slash."""
    return path_in(work, text.section, slug)


def path_in(work: UnitOfWork, section: int | None, slug: str) -> str:
    """Return the path of an article in a section, by the id that its text has."""
    lineage = kept.lineage(work, section)
    return path_below(lineage[-1].slug if lineage else "", slug)


def path_below(section: str, slug: str) -> str:
    """Return the path of an article below the slug of its section, which is empty for none."""
    return f"{section}/{slug}/" if section else f"{slug}/"


def live_path(work: UnitOfWork, row: tables.Article) -> str:
    """Return the path at which readers find an article, or found it last; empty before that."""
    out = kept.published(work, row)
    return "" if out is None else path_for(work, kept.text(out), row.published_slug)


def live_articles_in(work: UnitOfWork, section: tables.Section) -> list[tables.Article]:
    """Return the articles whose published text lies in a section, withdrawn ones too."""
    published = work.rows.scalars(
        select(tables.Article)
        .where(tables.Article.published_revision_id.is_not(None))
        .order_by(tables.Article.id)
    )
    found = []
    for row in published:
        lineage = kept.lineage(work, published_section(work, row))
        if lineage and lineage[-1].id == section.id:
            found.append(row)
    return found


def keep_former(work: UnitOfWork, row: tables.Article, before: str, until: datetime) -> None:
    """Keep the path `before` as a former address where the article lies elsewhere now.

    Where it lies now is nobody's former address any more.
    """
    now = live_path(work, row)
    back = work.rows.scalar(select(tables.FormerAddress).where(tables.FormerAddress.path == now))
    if back is not None:
        work.rows.delete(back)
        work.rows.flush()
    if not before or before == now:
        return
    former = work.rows.scalar(
        select(tables.FormerAddress).where(tables.FormerAddress.path == before)
    )
    if former is None:
        work.rows.add(tables.FormerAddress(article_id=row.id, path=before, until=until))
    else:
        former.article_id, former.until = row.id, until
    work.rows.flush()


def former_paths(work: UnitOfWork, row: tables.Article) -> tuple[str, ...]:
    """Return the addresses that an article had, oldest first."""
    return tuple(
        work.rows.scalars(
            select(tables.FormerAddress.path)
            .where(tables.FormerAddress.article_id == row.id)
            .order_by(tables.FormerAddress.id)
        )
    )


def published_section(work: UnitOfWork, row: tables.Article) -> int | None:
    """Return the section of an article's published text, by the id that the text has."""
    if row.published_revision_id == row.working_revision_id:
        return row.section_id
    out = kept.published(work, row)
    return None if out is None else kept.text(out).section


def published_sections(work: UnitOfWork) -> dict[int, int | None]:
    """Return the section of every published text, by the id of its article.

    Only texts that were worked on since they went out are read.
    """
    article = tables.Article
    rows = values(
        work,
        select(
            article.id,
            article.section_id,
            article.published_revision_id,
            article.working_revision_id,
        ).where(article.published_revision_id.is_not(None)),
    )
    found: dict[int, int | None] = {}
    for id_, section, published, working in rows:
        found[id_] = section if published == working else _section_of(work, id_, published)
    return found


def _section_of(work: UnitOfWork, article: int, revision: int | None) -> int | None:
    row = None if revision is None else work.rows.get(tables.Revision, revision)
    if row is None:
        raise Damaged(Reason.REVISION_DAMAGED, article=article, revision=None)
    return kept.text(row).section


def _taken(work: UnitOfWork, row: tables.Article, slug: str) -> bool:
    other = select(tables.Article.id).where(
        tables.Article.published_slug == slug, tables.Article.id != row.id
    )
    if work.rows.scalar(other.limit(1)) is not None:
        return True
    address = table_of(tables.FormerAddress).c
    former = select(address.id).where(
        or_(address.path == f"{slug}/", address.path.endswith(f"/{slug}/", autoescape=True)),
        address.article_id != row.id,
    )
    return bool(values(work, former.limit(1)))
