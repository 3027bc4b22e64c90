"""Where keys and drops put a section, and the order that follows."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.newsroom import sections
from studio.newsroom.views import SectionView
from studio.ui.house import placing
from studio.ui.house.placing import Place
from tests.newsroom.house import Newsroom
from tests.profiles import count


def tree(room: Newsroom) -> Sequence[SectionView]:
    return sections.sections(room.editor)


def grown(room: Newsroom) -> Sequence[SectionView]:
    world, local, _ = room.sections
    for name, parent in (("آسيا", world), ("أوروبا", world), ("أفريقيا", world), ("حي", local)):
        sections.add_section(room.editor, name, parent=parent)
    return tree(room)


def below(shown: Sequence[SectionView], parent: int | None) -> tuple[int, ...]:
    return tuple(one.id for one in shown if one.parent == parent)


@settings(max_examples=count(12, 300), suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_a_section_lands_where_it_was_put_and_goes_back(
    newsroom: Newsroom, data: st.DataObject
) -> None:
    room = newsroom
    shown = tree(room) if len(tree(room)) > 3 else grown(room)
    section = data.draw(st.sampled_from([one.id for one in shown]))
    moves = (placing.up, placing.down, placing.inwards, placing.outwards)
    move = data.draw(st.sampled_from(moves))
    place = move(shown, section)
    if place is None:
        return
    before = placing.place_of(shown, section)
    placing.put(room.editor, shown, section, place)
    after = tree(room)
    assert placing.place_of(after, section) == place
    assert below(after, place.parent) == placing.order(shown, section, place)
    placing.put(room.editor, after, section, before)
    assert [(one.id, one.parent) for one in tree(room)] == [(one.id, one.parent) for one in shown]


def test_keys_mean_the_next_place_in_their_direction(newsroom: Newsroom) -> None:
    shown = grown(newsroom)
    world, local, sport = newsroom.sections[:3]
    asia, europe, africa = below(shown, world)
    assert placing.up(shown, asia) is None
    assert placing.up(shown, europe) == Place(world, asia)
    assert placing.down(shown, asia) == Place(world, africa)
    assert placing.down(shown, europe) == Place(world, None)
    assert placing.down(shown, africa) is None
    assert placing.inwards(shown, world) is None
    assert placing.inwards(shown, africa) == Place(europe, None)
    assert placing.outwards(shown, africa) == Place(None, local)
    assert placing.outwards(shown, sport) is None
    assert placing.order(shown, sport, Place(None, world)) == (sport, world, local)
