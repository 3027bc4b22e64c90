from pathlib import Path

import pytest

from studio.errors import Reason, Refused
from studio.newsroom import people, record, sections, signing_in
from studio.newsroom.changes import NOTHING
from studio.newsroom.house import house
from studio.newsroom.permissions import Post
from studio.storage.codes import Role
from studio.storage.engine import Store
from tests.newsroom.house import Clock, Newsroom, found
from tests.newsroom.refusals import refused

GOOD = "a long secret"


def founded(folder: Path, **given: str) -> Store:
    values = {
        "site_name": "النور نيوز",
        "base_url": "https://alnoor.example",
        "chief_sign_in": "samira",
        "chief_name": "سميرة",
    }
    return people.found_newsroom(folder, **{**values, **given}, clock=Clock(), origin="tests")


def test_a_new_newsroom_has_settings_a_chief_and_three_sections(tmp_path: Path) -> None:
    with founded(
        tmp_path / "n", welcome_line="أهلا بكم", comments_heading="التعليقات", chief_name=""
    ) as store:
        chief = signing_in.sign_in(store, None, None, clock=Clock(), origin="tests")
        assert chief.person.display_name == "samira"
        assert chief.person.roles == {Role.CHIEF}
        settings = house(store)
        assert settings.site_name == "النور نيوز"
        assert settings.base_url == "https://alnoor.example/"
        assert (settings.welcome_line, settings.comments_heading) == ("أهلا بكم", "التعليقات")
        assert [one.name for one in sections.sections(chief)] == ["العالم", "محلي", "رياضة"]
        assert record.verify(store) is None


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"base_url": "not an address"}, Reason.SETTING_INVALID),
        ({"chief_sign_in": "two words"}, Reason.PERSON_NAME_INVALID),
        ({"chief_sign_in": ""}, Reason.PERSON_NAME_INVALID),
        ({"chief_name": "\u200f"}, Reason.PERSON_NAME_INVALID),
        ({"password": "short"}, Reason.PASSWORD_TOO_SHORT),
    ],
)
def test_a_newsroom_that_is_founded_wrongly_is_not_there(
    tmp_path: Path, given: dict[str, str], reason: Reason
) -> None:
    with pytest.raises(Refused) as error:
        founded(tmp_path / "n", **given)
    assert error.value.reason is reason
    assert not (tmp_path / "n").exists()


def test_a_newsroom_is_founded_once(tmp_path: Path) -> None:
    founded(tmp_path / "n").close()
    with pytest.raises(Refused) as error:
        founded(tmp_path / "n")
    assert error.value.reason is Reason.NEWSROOM_EXISTS


def test_people_are_added_found_and_listed(room: Newsroom) -> None:
    people.set_password(room.chief, room.chief.person.id, GOOD)
    changes = people.add_person(
        room.chief, "noor", " نور  علي ", [Post(Role.EDITOR, room.sections[2])], GOOD
    )
    (id_,) = changes.people
    noor = people.find_person(room.chief, "NOOR")
    assert noor == people.find_person(room.chief, "نور علي")
    assert (noor.id, noor.display_name, noor.has_password) == (id_, "نور علي", True)
    assert noor.posts == (Post(Role.EDITOR, room.sections[2]),)
    assert noor in people.people(room.layla)
    signing_in.sign_in(room.store, "noor", GOOD, clock=room.clock, origin="tests")
    with refused(room, Reason.PERSON_UNKNOWN, person="nobody"):
        people.find_person(room.chief, "nobody")


def test_a_display_name_that_two_bear_finds_nobody(room: Newsroom) -> None:
    people.rename_person(room.chief, room.omar.person.id, "Layla")
    people.rename_person(room.chief, room.editor.person.id, "ليلى")
    assert people.find_person(room.chief, "Layla").sign_in == "layla"
    people.rename_person(room.chief, room.omar.person.id, "ليلى")
    with refused(room, Reason.PERSON_UNKNOWN):
        people.find_person(room.chief, "ليلى")


def test_adding_is_refused_where_it_would_lock_somebody_out(room: Newsroom) -> None:
    with refused(room, Reason.PASSWORD_MISSING, person="chief"):
        people.add_person(room.chief, "noor", "نور", [Post(Role.EDITOR)], GOOD)


def test_adding_is_refused_for_what_does_not_fit(room: Newsroom) -> None:
    people.set_password(room.chief, room.chief.person.id, GOOD)
    everywhere = [Post(Role.EDITOR)]
    with refused(room, Reason.PERSON_EXISTS, person="layla"):
        people.add_person(room.chief, "LAYLA", "ليلى", everywhere, GOOD)
    with refused(room, Reason.PERSON_NAME_INVALID):
        people.add_person(room.chief, "no spaces", "نور", everywhere, GOOD)
    with refused(room, Reason.PERSON_NAME_INVALID):
        people.add_person(room.chief, "noor", " ", everywhere, GOOD)
    with refused(room, Reason.PASSWORD_TOO_SHORT):
        people.add_person(room.chief, "noor", "نور", everywhere, "short")
    with refused(room, Reason.ROLE_UNKNOWN):
        people.add_person(room.chief, "noor", "نور", [], GOOD)
    with refused(room, Reason.SECTION_UNKNOWN):
        people.add_person(room.chief, "noor", "نور", [Post(Role.EDITOR, 999)], GOOD)
    with refused(room, Reason.NOT_PERMITTED, action="keep_people", role="editor"):
        people.add_person(room.editor, "noor", "نور", everywhere, GOOD)


def test_somebody_is_renamed_leaves_and_comes_back(room: Newsroom) -> None:
    omar = room.omar.person.id
    assert people.rename_person(room.chief, omar, "عمر").people == (omar,)
    assert people.rename_person(room.chief, omar, "عمر") == NOTHING
    assert people.bring_back_person(room.chief, omar, GOOD) == NOTHING
    assert people.retire_person(room.chief, omar).people == (omar,)
    assert people.retire_person(room.chief, omar) == NOTHING
    assert "عمر" not in {one.display_name for one in people.people(room.chief)}
    gone = people.find_person(room.chief, "omar")
    assert gone.retired
    with refused(room, Reason.PERSON_RETIRED, person="omar"):
        room.wrote(room.omar)
    assert people.bring_back_person(room.chief, omar, GOOD).people == (omar,)
    assert not people.find_person(room.chief, "omar").retired
    signing_in.sign_in(room.store, "omar", GOOD, clock=room.clock, origin="tests")
    assert record.verify(room.store) is None


def test_the_last_chief_stays(room: Newsroom) -> None:
    chief, editor = room.chief.person.id, room.editor.person.id
    with refused(room, Reason.LAST_CHIEF, person="chief"):
        people.retire_person(room.chief, chief)
    with refused(room, Reason.LAST_CHIEF, person="chief"):
        people.set_posts(room.chief, chief, [Post(Role.EDITOR)])
    with refused(room, Reason.LAST_CHIEF, person="chief"):
        people.set_posts(room.chief, chief, [Post(Role.CHIEF, room.sections[0])])
    people.set_posts(room.chief, editor, [Post(Role.CHIEF)])
    people.retire_person(room.editor, chief)
    with refused(room, Reason.PERSON_RETIRED):
        people.set_posts(room.chief, editor, [Post(Role.EDITOR)])


def test_roles_are_changed(room: Newsroom) -> None:
    omar = room.omar.person.id
    posts = [Post(Role.EDITOR, room.sections[0]), Post(Role.JOURNALIST)]
    assert people.set_posts(room.chief, omar, posts).people == (omar,)
    assert people.set_posts(room.chief, omar, reversed(posts)) == NOTHING
    assert people.find_person(room.chief, "omar").posts == tuple(posts)
    with refused(room, Reason.ROLE_UNKNOWN):
        people.set_posts(room.chief, omar, [])
    with refused(room, Reason.PERSON_UNKNOWN):
        people.set_posts(room.chief, 999, posts)


def test_everybody_keeps_their_own_password(room: Newsroom) -> None:
    layla, omar = room.layla.person.id, room.omar.person.id
    people.set_password(room.layla, layla, GOOD)
    signing_in.sign_in(room.store, "layla", GOOD, clock=room.clock, origin="tests")
    with refused(room, Reason.NOT_PERMITTED):
        people.set_password(room.layla, omar, GOOD)
    with refused(room, Reason.PASSWORD_TOO_SHORT):
        people.set_password(room.layla, layla, "short")
    people.retire_person(room.chief, layla)
    with refused(room, Reason.PERSON_RETIRED):
        people.set_password(room.layla, layla, "another secret")


def test_a_role_in_a_section_that_is_gone_counts_nowhere(room: Newsroom) -> None:
    world, local, sport = room.sections
    people.set_posts(
        room.chief, room.omar.person.id, [Post(Role.JOURNALIST, sport), Post(Role.EDITOR, local)]
    )
    sections.remove_section(room.chief, sport)
    sections.merge_section(room.chief, local, world)
    assert people.find_person(room.chief, "omar").posts == (Post(Role.EDITOR, world),)


def test_a_newsroom_whose_founding_fails_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "STARTER_SECTIONS", ("العالم", "العالم"))
    with pytest.raises(Exception, match="UNIQUE"):
        found(tmp_path)
