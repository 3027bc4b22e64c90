"""The articles of a site, and marks that tell whether one changed without reading its text.

A mark is made of an article's own row, its published text's hash, its sign-off and its notes, and
of what the newsroom says by now of everything that the text names: sections, tags, pictures and
related articles. What a text names follows from its hash, so that whoever read it once can say so.
Deliberately absent: the house's settings, which are the same for all, and pages.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, TypeAlias

import msgspec
from sqlalchemy import String, TypeCoerce, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from studio.document.blocks import Related
from studio.newsroom import kept
from studio.newsroom.acting import Acting
from studio.newsroom.public import Needs, PublicArticle, Standing, Told
from studio.newsroom.publication import Known, as_published, known_of
from studio.storage import tables
from studio.storage.unit_of_work import UnitOfWork, values

_BATCH: Final = 200
_PART: Final = 16
"""Texts that are read at a time: whoever prints them does not wait for a whole batch."""

_FEW: Final = 400
"""So many pictures are asked for by name, and so many articles' tags; of more, all are read."""

_MARK: Final = 16
_Facts: TypeAlias = tuple[Any, ...]


class SiteStories:
    """A `studio.newsroom.public.Stories`: the published articles `ids`, in one unit of work."""

    def __init__(self, work: UnitOfWork, acting: Acting, ids: Sequence[int]) -> None:
        self._work = work
        self._acting = acting
        self._ids = ids

    def standings(self, known: Mapping[int, Needs]) -> Sequence[Standing]:
        """Return where every article stands, in the order of their ids."""
        holding = {
            id_: needs
            for id_ in self._ids
            if (needs := known.get(id_)) is not None and needs.text == self._texts[id_]
        }
        pictures = self._pictures(holding.values())
        return [
            Standing(
                id_,
                None if (needs := holding.get(id_)) is None else self._mark(id_, needs, pictures),
            )
            for id_ in self._ids
        ]

    def read(self, ids: Sequence[int]) -> Iterator[Told]:
        """Yield the articles of these ids, in their order."""
        work = self._work
        # What many articles share is held, so that the session finds it without asking again.
        kinds = (tables.Section, tables.Person, *((tables.Tag,) if len(ids) > _FEW else ()))
        shared = [work.rows.scalars(select(one)).all() for one in kinds]
        for first in range(0, len(ids), _BATCH):
            batch = ids[first : first + _BATCH]
            rows = {
                row.id: row
                for row in work.rows.scalars(
                    select(tables.Article).where(tables.Article.id.in_(batch))
                ).all()
            }
            wanted = [row.published_revision_id for row in rows.values()]
            texts = work.rows.scalars(
                select(tables.Revision).where(tables.Revision.id.in_(wanted))
            ).all()
            known = known_of(work, rows.values())
            for start in range(0, len(batch), _PART):
                yield from self._told(batch[start : start + _PART], rows, known)
            del texts
        del shared

    def _told(
        self, ids: Sequence[int], rows: Mapping[int, tables.Article], known: Known
    ) -> Iterator[Told]:
        """Yield a few articles of those that were read, with what is known of them."""
        store = self._acting.store
        found = [(id_, as_published(self._work, store, rows[id_], known)) for id_ in ids]
        named = {id_: self._needs(rows[id_], article, self._texts[id_]) for id_, article in found}
        pictures = self._pictures(named.values())
        for id_, article in found:
            yield Told(article, named[id_], self._mark(id_, named[id_], pictures))

    def _needs(self, row: tables.Article, article: PublicArticle, sha256: str) -> Needs:
        """Return what the published text names; a tombstone shows less of it."""
        text = article.text
        if row.withdrawn:
            out = kept.published(self._work, row)
            text = text if out is None else kept.text(out)
        return Needs(
            text=sha256,
            section=text.section,
            tags=text.tags,
            pictures=kept.pictures_of(text),
            related=tuple(
                dict.fromkeys(
                    uid
                    for block in text.body.blocks
                    if isinstance(block, Related)
                    for uid in block.articles
                )
            ),
        )

    def _mark(self, id_: int, needs: Needs, pictures: Mapping[str, _Facts]) -> bytes:
        facts = (
            self._own[id_],
            self._sign_offs.get(id_),
            self._notices.get(id_),
            self._lineage(needs.section),
            [self._terms[tag] for tag in needs.tags],
            [pictures.get(one) for one in needs.pictures],
            # Where a related article lies follows from its text and the sections.
            [(self._sections, self._live.get(uid)) for uid in needs.related],
        )
        return hashlib.blake2b(_encoded(facts), digest_size=_MARK).digest()

    @cached_property
    def _own(self) -> Mapping[int, _Facts]:
        """What the rows of articles and their published texts say, by id."""
        article, text = tables.Article, tables.Revision
        times = (article.first_published_at, article.published_at, article.withdrawn_at)
        first, last, gone = map(_as_kept, times)
        rows = values(
            self._work,
            select(
                *(article.id, article.uid, article.published_slug, first, last),
                *(article.withdrawn, gone, article.withdrawn_reason, text.number, text.sha256),
            ).join(text, text.id == article.published_revision_id),
        )
        return {row[0]: tuple(row) for row in rows}

    @cached_property
    def _texts(self) -> Mapping[int, str]:
        """The SHA-256 of each published text, by the id of its article."""
        return {id_: facts[-1] for id_, facts in self._own.items()}

    @cached_property
    def _live(self) -> Mapping[str, _Facts]:
        """What those articles that readers can find say, by their lasting ids."""
        return {
            uid: (id_, slug, text)
            for id_, uid, slug, _, _, withdrawn, _, _, _, text in self._own.values()
            if not withdrawn
        }

    @cached_property
    def _sign_offs(self) -> Mapping[int, _Facts]:
        """The approval by which each text went out, the last where there are several."""
        article, text, signed = tables.Article, tables.Revision, tables.SignOff
        rows = values(
            self._work,
            select(article.id, tables.Person.display_name, _as_kept(signed.at), signed.record_head)
            .join(text, text.id == article.published_revision_id)
            .join(signed, (signed.revision_id == text.id) & (signed.sha256 == text.sha256))
            .join(tables.Person, tables.Person.id == signed.person_id)
            .order_by(signed.id),
        )
        return {row[0]: tuple(row[1:]) for row in rows}

    @cached_property
    def _notices(self) -> Mapping[int, list[_Facts]]:
        notice = tables.PublicNotice
        found: dict[int, list[_Facts]] = {}
        for id_, *said in values(
            self._work,
            select(
                *(notice.article_id, notice.kind, notice.text, _as_kept(notice.at), notice.place)
            ).order_by(notice.id),
        ):
            found.setdefault(id_, []).append(tuple(said))
        return found

    @cached_property
    def _sections(self) -> bytes:
        """What tells whether any section changed."""
        row = tables.Section
        rows = values(
            self._work, select(row.id, row.parent_id, row.slug, row.merged_into_id).order_by(row.id)
        )
        facts = [tuple(one) for one in rows]
        return hashlib.blake2b(_encoded(facts), digest_size=_MARK).digest()

    @cached_property
    def _lineages(self) -> dict[int | None, _Facts]:
        return {}

    def _lineage(self, section: int | None) -> _Facts:
        if section not in self._lineages:
            rows = kept.lineage(self._work, section)
            self._lineages[section] = tuple((row.name, row.slug) for row in rows)
        return self._lineages[section]

    @cached_property
    def _tags(self) -> Mapping[int, tuple[str, int | None]]:
        row = tables.Tag
        rows = values(self._work, select(row.id, row.slug, row.merged_into_id))
        return {id_: (slug, merged) for id_, slug, merged in rows}

    @cached_property
    def _tag_names(self) -> Mapping[int, str]:
        row = tables.TagName
        rows = values(self._work, select(row.tag_id, row.name).where(row.preferred.is_(True)))
        return {row.tag_id: row.name for row in rows}

    @cached_property
    def _terms(self) -> "_Terms":
        return _Terms(self._tag)

    def _tag(self, id_: int) -> tuple[int, str, str] | None:
        """Return what a tag has become, as `kept.followed`, without a row for each."""
        while (found := self._tags.get(id_)) is not None:
            slug, merged = found
            if merged is None:
                return id_, slug, self._tag_names.get(id_, "")
            if merged == id_:
                return None
            id_ = merged
        return None

    def _pictures(self, needs: Iterable[Needs]) -> Mapping[str, _Facts]:
        """Return what the newsroom says of pictures that are named; their bytes never change."""
        wanted = {one for each in needs for one in each.pictures}
        if not wanted:
            return {}
        row = tables.Picture
        asked = select(
            *(row.sha256, row.kind, row.width, row.height, row.alt, row.credit, row.creator),
            *(row.rights, row.licence_url, row.focal_x, row.focal_y),
        )
        if len(wanted) <= _FEW:
            asked = asked.where(row.sha256.in_(wanted))
        return {found[0]: tuple(found) for found in values(self._work, asked)}


class _Terms(dict[int, tuple[int, str, str] | None]):
    """What tags have become, by id, each found once."""

    def __init__(self, find: Callable[[int], tuple[int, str, str] | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, id_: int) -> tuple[int, str, str] | None:
        self[id_] = found = self._find(id_)
        return found


def _as_kept(time: InstrumentedAttribute[Any]) -> TypeCoerce[str]:
    """Return a time as the database has it, which tells it apart as well and takes less time."""
    return type_coerce(time, String)


_encoder: Final = msgspec.msgpack.Encoder()


def _encoded(facts: object) -> bytes:
    return _encoder.encode(facts)
