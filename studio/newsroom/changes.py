"""What a use case changed, so that whoever shows it knows what to read again."""

from typing import TypeVar

from msgspec import Struct

T = TypeVar("T", int, str)


class Changes(Struct, frozen=True, kw_only=True):
    """The ids of what is new or different; pictures by their SHA-256. Empty: nothing changed.

    `presence` are the articles that somebody else has open now, or nobody any more; `words`,
    `names` and `rules` are those of the newsroom's language, rules by their ids in packs;
    `ignored` are the articles in which other findings are let be.
    """

    articles: tuple[int, ...] = ()
    presence: tuple[int, ...] = ()
    sections: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    pictures: tuple[str, ...] = ()
    snippets: tuple[int, ...] = ()
    templates: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    searches: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()
    ignored: tuple[int, ...] = ()
    settings: bool = False

    def __bool__(self) -> bool:
        return self != NOTHING

    def __or__(self, other: "Changes") -> "Changes":
        """Return both together, each id once, in the order in which it was named first."""
        return Changes(
            articles=_once(self.articles, other.articles),
            presence=_once(self.presence, other.presence),
            sections=_once(self.sections, other.sections),
            tags=_once(self.tags, other.tags),
            people=_once(self.people, other.people),
            pictures=_once(self.pictures, other.pictures),
            snippets=_once(self.snippets, other.snippets),
            templates=_once(self.templates, other.templates),
            targets=_once(self.targets, other.targets),
            searches=_once(self.searches, other.searches),
            words=_once(self.words, other.words),
            names=_once(self.names, other.names),
            rules=_once(self.rules, other.rules),
            ignored=_once(self.ignored, other.ignored),
            settings=self.settings or other.settings,
        )

    @property
    def article(self) -> int:
        """The one article that is concerned; raises `ValueError` where it is not one."""
        (article,) = self.articles
        return article


NOTHING = Changes()
"""Nothing changed."""


def _once(mine: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(mine + theirs))
