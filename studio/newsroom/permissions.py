"""Who may do what in the house, as one pure table, and where a person's role counts.

What people may do with an article is `workflow.TABLE`'s affair; here is everything else that
needs a right, and the one rule for roles that are bound to a section: they count for that section
and those below it. Deliberately absent: rows and people's names.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.newsroom.workflow import Reach
from studio.storage.codes import Role


class Duty(StrEnum):
    """What is done for the whole house rather than with one article."""

    MAKE_TAG = "make_tag"
    KEEP_TAGS = "keep_tags"
    KEEP_SECTIONS = "keep_sections"
    KEEP_PEOPLE = "keep_people"
    KEEP_SETTINGS = "keep_settings"
    ADD_PICTURE = "add_picture"
    REMOVE_PICTURE = "remove_picture"
    READ_RECORD = "read_record"
    MAKE_SNIPPET = "make_snippet"
    KEEP_READY_TEXTS = "keep_ready_texts"
    EXPORT_SITE = "export_site"
    KEEP_TARGETS = "keep_targets"
    SEND = "send"
    ADD_WORD = "add_word"
    KEEP_WORDS = "keep_words"
    ADD_NAME = "add_name"
    KEEP_NAMES = "keep_names"
    KEEP_RULES = "keep_rules"


class Post(Struct, frozen=True):
    """What a person does: everywhere, or in a section and those below it."""

    role: Role
    section: int | None = None


_WRITING: Final = frozenset({Role.JOURNALIST, Role.EDITOR, Role.CHIEF})
_EDITING: Final = frozenset({Role.EDITOR, Role.CHIEF})
_CHIEF: Final = frozenset({Role.CHIEF})

DUTIES: Final[Mapping[Duty, frozenset[Role]]] = MappingProxyType(
    {
        Duty.MAKE_TAG: _WRITING,
        Duty.KEEP_TAGS: _CHIEF,
        Duty.KEEP_SECTIONS: _EDITING,
        Duty.KEEP_PEOPLE: _CHIEF,
        Duty.KEEP_SETTINGS: _CHIEF,
        Duty.ADD_PICTURE: _WRITING,
        Duty.REMOVE_PICTURE: _EDITING,
        Duty.READ_RECORD: _CHIEF,
        Duty.MAKE_SNIPPET: _WRITING,
        Duty.KEEP_READY_TEXTS: _EDITING,
        Duty.KEEP_TARGETS: _CHIEF,
        Duty.SEND: frozenset({Role.EDITOR, Role.CHIEF, Role.PRODUCER}),
        Duty.EXPORT_SITE: frozenset({Role.EDITOR, Role.CHIEF, Role.PRODUCER}),
        Duty.ADD_WORD: _WRITING,
        Duty.KEEP_WORDS: _EDITING,
        Duty.ADD_NAME: _WRITING,
        Duty.KEEP_NAMES: _EDITING,
        Duty.KEEP_RULES: _CHIEF,
    }
)
"""The roles that each duty is given to."""

_BOUND: Final = frozenset(
    {
        *(Duty.MAKE_TAG, Duty.ADD_PICTURE, Duty.MAKE_SNIPPET, Duty.SEND),
        *(Duty.ADD_WORD, Duty.KEEP_WORDS, Duty.ADD_NAME, Duty.KEEP_NAMES),
    }
)
"""The duties for which a role in any section will do; the others concern every section."""

_RANK: Final = (Role.CHIEF, Role.EDITOR, Role.JOURNALIST, Role.PRODUCER)


def may(duty: Duty, posts: Iterable[Post]) -> bool:
    """Say whether a person with `posts` may do `duty`."""
    return any(
        post.role in DUTIES[duty] and (post.section is None or duty in _BOUND) for post in posts
    )


def reach(posts: Iterable[Post], who: Mapping[Role, Reach], lineage: Collection[int]) -> Reach:
    """Return how far `posts` reach for an article in the section that `lineage` leads to.

    `lineage` holds the article's section and all above it. An article without a section is
    everybody's who works in some section, as far as it is their own.
    """
    furthest = Reach.NONE
    for post in posts:
        granted = who.get(post.role, Reach.NONE)
        if post.section is not None and post.section not in lineage:
            granted = Reach.NONE if lineage else min(granted, Reach.OWN)
        furthest = max(furthest, granted)
    return furthest


def leading_role(posts: Iterable[Post]) -> Role | None:
    """Return the role to name when a person with `posts` may not do something."""
    roles = {post.role for post in posts}
    return next((role for role in _RANK if role in roles), None)
