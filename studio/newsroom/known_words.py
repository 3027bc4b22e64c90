"""What spelling takes for right in this newsroom: its dictionary, and the names that it works with.

The site's name, people's names, sections, tags, and the names of the register. Deliberately absent:
synonyms of tags and other spellings of names, which are not how the house writes.
"""

import re
from collections.abc import Iterator

from sqlalchemy import select

from studio.newsroom.house import settings
from studio.newsroom.ready import has_table
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.language_tables import HouseName, HouseWord
from studio.storage.unit_of_work import UnitOfWork

_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652\u0670\u0640]+[^\W\d_]*)*")


def known_words(store: Store) -> frozenset[str]:
    """Return every word that is known here, each by itself and as it is written."""
    with store.read() as work:
        return frozenset(
            word for said in _said(work) for word in _WORD.findall(said) if len(word) > 1
        )


def _said(work: UnitOfWork) -> Iterator[str]:
    house = settings(work)
    yield from (house.site_name, house.x_account)
    yield from work.rows.scalars(select(tables.Person.display_name))
    section, tag = tables.Section, tables.Tag
    yield from work.rows.scalars(select(section.name).where(section.merged_into_id.is_(None)))
    yield from work.rows.scalars(
        select(tables.TagName.name)
        .join(tag, tag.id == tables.TagName.tag_id)
        .where(tables.TagName.preferred.is_(True), tag.merged_into_id.is_(None))
    )
    if has_table(work, HouseWord):
        yield from work.rows.scalars(select(HouseWord.word))
        for name, latin in work.rows.execute(select(HouseName.name, HouseName.latin)):
            yield from (name, latin)
