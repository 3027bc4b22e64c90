"""What of the whole newsroom is its site: every article that is out, and where each lay before.

Articles under an embargo are held back, as from every other export. Everything is read in one
transaction, so that the site shows one moment of the newsroom. Deliberately absent: pages, files.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import access, addresses, kept
from studio.newsroom.acting import Acting
from studio.newsroom.house import settings
from studio.newsroom.obstacles import under_embargo
from studio.newsroom.permissions import Duty
from studio.newsroom.public import PublicArticle, PublicSite, PublicTerm, PublicTopic
from studio.newsroom.publication import as_published, known_of
from studio.newsroom.site_stories import SiteStories
from studio.settings import House
from studio.storage import tables
from studio.storage.unit_of_work import UnitOfWork, values


@dataclass(frozen=True, slots=True)
class SiteReading:
    """A newsroom's site while it is read: what it is, and its articles.

    `held` are the articles that are out and under an embargo, which the site leaves out.
    """

    site: PublicSite
    stories: SiteStories
    held: tuple[int, ...]
    ids: tuple[int, ...]

    @property
    def articles(self) -> Iterator[PublicArticle]:
        """Every article of the site, one after another."""
        return (told.article for told in self.stories.read(self.ids))


@contextmanager
def site_of(acting: Acting) -> Iterator[SiteReading]:
    """Give the newsroom's site while the block runs.

    Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, SITE_ADDRESS_MISSING while the base address is
    still the one that new newsrooms have, and SITE_EMPTY where nothing is published.
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.EXPORT_SITE)
        house = settings(work)
        if house.base_url in {"", House().base_url}:
            raise Refused(Reason.SITE_ADDRESS_MISSING)
        now = acting.clock()
        out: list[int] = []
        held: list[int] = []
        live: list[int] = []
        article = tables.Article
        query = (
            select(article.id, article.withdrawn, article.embargo_until, article.embargo_open_ended)
            .where(article.published_revision_id.is_not(None))
            .order_by(article.id)
        )
        for id_, withdrawn, embargo, open_ended in values(work, query):
            if under_embargo(embargo, now, open_ended=open_ended):
                held.append(id_)
            else:
                out.append(id_)
                if not withdrawn:
                    live.append(id_)
        if not out:
            raise Refused(Reason.SITE_EMPTY)
        sections = addresses.published_sections(work)
        used = {
            one.id
            for section in {sections[id_] for id_ in live}
            for one in kept.lineage(work, section)
        }
        site = PublicSite(
            house=house,
            topics=tuple(_topics(work, used)),
            articles=len(out),
            former=tuple(_former(work, frozenset(out), sections)),
        )
        yield SiteReading(site, SiteStories(work, acting, out), tuple(held), tuple(out))


def newest_of(acting: Acting, most: int) -> tuple[PublicSite, tuple[PublicArticle, ...]]:
    """Return the site and its newest articles, for somebody who looks at how it would look.

    A newsroom that has published nothing yet has none. Raises `Refused` (NOT_PERMITTED).
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.KEEP_SETTINGS)
        now = acting.clock()
        rows = work.rows.scalars(
            select(tables.Article)
            .where(
                tables.Article.published_revision_id.is_not(None),
                tables.Article.withdrawn.is_(False),
            )
            .order_by(tables.Article.first_published_at.desc(), tables.Article.id.desc())
        )
        out = [
            row
            for row in rows
            if not under_embargo(row.embargo_until, now, open_ended=row.embargo_open_ended)
        ][:most]
        used = {
            one.id
            for row in out
            for one in kept.lineage(work, addresses.published_section(work, row))
        }
        known = known_of(work, out)
        site = PublicSite(house=known.house, topics=tuple(_topics(work, used)), articles=len(out))
        return site, tuple(as_published(work, acting.store, row, known) for row in out)


def _topics(work: UnitOfWork, used: set[int]) -> Iterator[PublicTopic]:
    """Yield the `used` sections in the newsroom's order, each before those below it."""
    rows = work.rows.scalars(
        select(tables.Section)
        .where(tables.Section.id.in_(used))
        .order_by(tables.Section.position, tables.Section.id)
    ).all()

    def below(parent: int | None) -> Iterator[tables.Section]:
        for row in rows:
            if row.parent_id == parent:
                yield row
                yield from below(row.id)

    for row in below(None):
        yield PublicTopic(
            lineage=tuple(
                PublicTerm(name=one.name, slug=one.slug) for one in kept.lineage(work, row.id)
            )
        )


def _former(
    work: UnitOfWork, out: frozenset[int], sections: Mapping[int, int | None]
) -> Iterator[tuple[str, str]]:
    """Yield each address that an article of the site had, and the one that it has."""
    former, article = tables.FormerAddress, tables.Article
    rows = work.rows.execute(
        select(former.path, article.id, article.published_slug)
        .join(article, article.id == former.article_id)
        .order_by(former.path)
    )
    for path, id_, slug in rows.all():
        if id_ in out:
            yield path, addresses.path_in(work, sections[id_], slug)
