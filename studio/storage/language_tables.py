"""The tables of the newsroom's language: its words, names and rules, and what is let be.

They stand beside `tables` on the same metadata. Lists are JSON texts, rules TOML of
`studio.style.packs`. Deliberately absent: what travels with the program, which are files.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.codes import NameKind
from studio.storage.columns import STRICT
from studio.storage.mapping import Table


class HouseWord(Table):
    """A word of the newsroom's dictionary; `key` is how dictionaries hold it.

    It is known from the start; `confirmed_at` is null until an editor has seen it.
    """

    __tablename__ = "house_word"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class HouseName(Table):
    """A name as the newsroom spells it; `key` is what its spellings are compared by.

    `spellings` are others that are met, `apart` names that are never the same: JSON lists.
    """

    __tablename__ = "house_name"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[NameKind]
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    latin: Mapped[str]
    role: Mapped[str]
    spellings: Mapped[str]
    apart: Mapped[str]
    updated_at: Mapped[datetime]
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class HouseRule(Table):
    """A rule of the newsroom's own: its id in packs, and the TOML of a pack with it alone."""

    __tablename__ = "house_rule"
    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    updated_at: Mapped[datetime]
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RuleLevel(Table):
    """How grave a rule is held to be here, where that is not what its pack says."""

    __tablename__ = "rule_level"
    rule: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[str]
    set_at: Mapped[datetime]
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RuleCount(Table):
    """How often what a rule minds was put right, and how often let be."""

    __tablename__ = "rule_count"
    rule: Mapped[str] = mapped_column(primary_key=True)
    applied: Mapped[int]
    ignored: Mapped[int]


class IgnoredFinding(Table):
    """A finding that is let be in an article, by its words and those around it.

    Where both `before` and `after` are null, these words are let be in the whole article.
    """

    __tablename__ = "ignored_finding"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    code: Mapped[str]
    words: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (Index("ix_ignored_finding_article", "article_id", "code"), STRICT)
