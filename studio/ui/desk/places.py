"""The places of the rail: what each shows, for whom, and where somebody's day begins.

One table. A place is a filter with a name; the board shows the same filters as columns, the
calendar as days.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studio.newsroom.desk import Filter, Sort
from studio.newsroom.views import PersonView, SectionView
from studio.storage.codes import Role, Stage
from studio.ui.look import Symbol
from studio.wording.words import mark

_WORKING: Final = (Stage.DRAFT, Stage.CHANGES_REQUESTED)
_IN_PROGRESS: Final = (
    Stage.DRAFT,
    Stage.CHANGES_REQUESTED,
    Stage.IN_REVIEW,
    Stage.APPROVED,
    Stage.SCHEDULED,
)


class Place(Struct, frozen=True, kw_only=True):
    """Somewhere to be: `title` is English, marked for translation, or with `named` people's words.

    `key` names it in memories. `hint` says what belongs there when nothing does, `read_hint` says
    it where nothing can be written, if that is something else.
    """

    key: str
    title: str
    symbol: Symbol
    filter: Filter
    hint: str = ""
    read_hint: str = ""
    named: bool = False
    colour: str = ""
    depth: int = 0
    sort: Sort = Sort.UPDATED

    @property
    def is_wide(self) -> bool:
        """Whether it takes the room of list and text."""
        return self.key in {BOARD, CALENDAR}

    @property
    def is_calendar(self) -> bool:
        """Whether it is shown as days."""
        return self.key == CALENDAR

    @property
    def is_board(self) -> bool:
        """Whether it is shown as columns."""
        return self.key == BOARD


BOARD: Final = "board"
CALENDAR: Final = "calendar"

_TABLE: Final = (
    Place(
        key="desk",
        title=mark("My desk"),
        symbol=Symbol.TRAY,
        filter=Filter(stages=_IN_PROGRESS),
        hint=mark("Stories that you write, or that are assigned to you, stand here."),
    ),
    Place(
        key="drafts",
        title=mark("Drafts"),
        symbol=Symbol.PEN,
        filter=Filter(stages=_WORKING),
        hint=mark("What you write stands here until you submit it. Begin with New story."),
        read_hint=mark("What you write stands here until you submit it."),
    ),
    Place(
        key="queue",
        title=mark("Review queue"),
        symbol=Symbol.IN_REVIEW,
        filter=Filter(stage=Stage.IN_REVIEW),
        hint=mark("Stories that wait for an editor stand here. Nothing waits now."),
    ),
    Place(
        key=BOARD,
        title=mark("Board"),
        symbol=Symbol.BOARD,
        filter=Filter(),
        hint=mark("Every story by its stage."),
    ),
    Place(
        key=CALENDAR,
        title=mark("Calendar"),
        symbol=Symbol.CALENDAR,
        filter=Filter(),
        hint=mark("What is scheduled, due or under embargo, by its day."),
    ),
    Place(
        key="ready",
        title=mark("Ready to publish"),
        symbol=Symbol.READY,
        filter=Filter(stages=(Stage.APPROVED, Stage.SCHEDULED)),
        hint=mark("Approved stories stand here until they are published."),
    ),
    Place(
        key="published",
        title=mark("Published"),
        symbol=Symbol.PUBLISHED,
        filter=Filter(live=True),
        hint=mark("What readers have stands here."),
    ),
    Place(
        key="archive",
        title=mark("Archive"),
        symbol=Symbol.ARCHIVE,
        filter=Filter(),
        hint=mark("Everything that was ever written stands here."),
    ),
    Place(
        key="spiked",
        title=mark("Spiked"),
        symbol=Symbol.SPIKED,
        filter=Filter(stage=Stage.SPIKED),
        hint=mark("What was set aside stands here, and can be brought back."),
    ),
)


def places(person: PersonView) -> tuple[Place, ...]:
    """Return the places of a person's rail, in order."""
    reads_only_ready = person.roles == {Role.PRODUCER}
    found = []
    for place in _TABLE:
        match place.key:
            case "desk":
                shown = replace(place, filter=replace(place.filter, concerning=person.id))
            case "drafts":
                shown = replace(place, filter=replace(place.filter, concerning=person.id))
            case _:
                shown = place
        if reads_only_ready and place.key in {"desk", "drafts", "queue", "spiked"}:
            continue
        found.append(shown)
    return tuple(found)


def first_place(person: PersonView) -> str:
    """Return the key of the place where a person's day begins."""
    if Role.EDITOR in person.roles or Role.CHIEF in person.roles:
        return "queue"
    return "drafts" if Role.JOURNALIST in person.roles else "ready"


def section_place(section: SectionView) -> Place:
    """Return a section as a place."""
    return Place(
        key=f"section:{section.id}",
        title=section.name,
        symbol=Symbol.SECTION,
        filter=Filter(section=section.id),
        hint=mark("No story stands in this section yet."),
        named=True,
        colour=section.colour,
        depth=len(section.path) - 1,
    )
