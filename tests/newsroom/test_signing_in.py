from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from msgspec.structs import replace

from studio.errors import Reason, Refused
from studio.newsroom import passwords, people, record, signing_in
from studio.newsroom.acting import clock
from studio.newsroom.actions import spike
from studio.newsroom.permissions import Post
from studio.storage import tables
from studio.storage.codes import Role
from studio.storage.engine import Store, open_newsroom
from tests.newsroom.house import QUICK, Clock, Newsroom

STRONGER = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)


def founded(folder: Path, password: str | None = None) -> Store:
    return people.found_newsroom(
        folder / "newsroom",
        site_name="النور نيوز",
        base_url="https://alnoor.example",
        chief_sign_in="Samira",
        chief_name="سميرة",
        password=password,
        clock=Clock(),
        origin="tests",
    )


def sign_in(store: Store, name: str | None, password: str | None) -> str:
    acting = signing_in.sign_in(store, name, password, clock=Clock(), origin="tests", hasher=QUICK)
    return acting.person.sign_in


def refusal(store: Store, name: str | None, password: str | None) -> Reason:
    with pytest.raises(Refused) as refused:
        sign_in(store, name, password)
    return refused.value.reason


def test_a_newsroom_of_one_needs_neither_name_nor_password(tmp_path: Path) -> None:
    with founded(tmp_path) as store:
        assert sign_in(store, None, None) == "Samira"
        assert sign_in(store, "samira", None) == "Samira"
        assert refusal(store, "omar", None) is Reason.SIGN_IN_NEEDED
        assert refusal(store, "omar", "anything at all") is Reason.SIGN_IN_WRONG


def test_with_a_password_both_are_needed(tmp_path: Path) -> None:
    with founded(tmp_path, "a long secret") as store:
        assert refusal(store, None, None) is Reason.SIGN_IN_NEEDED
        assert refusal(store, None, "a long secret") is Reason.SIGN_IN_NEEDED
        assert refusal(store, "samira", None) is Reason.SIGN_IN_NEEDED
        assert refusal(store, "samira", "another secret") is Reason.SIGN_IN_WRONG
        assert sign_in(store, "SAMIRA", "a long secret") == "Samira"


def test_with_other_people_everybody_signs_in(room: Newsroom) -> None:
    assert refusal(room.store, None, None) is Reason.SIGN_IN_NEEDED
    assert refusal(room.store, "chief", None) is Reason.SIGN_IN_NEEDED
    assert refusal(room.store, "chief", "anything at all") is Reason.SIGN_IN_WRONG
    assert refusal(room.store, "layla", "omar-secret") is Reason.SIGN_IN_WRONG
    assert refusal(room.store, "nobody", "omar-secret") is Reason.SIGN_IN_WRONG
    assert sign_in(room.store, "layla", "layla-secret") == "layla"


def test_somebody_who_left_is_told_so_after_the_right_password_only(room: Newsroom) -> None:
    people.retire_person(room.chief, room.omar.person.id)
    assert refusal(room.store, "omar", "layla-secret") is Reason.SIGN_IN_WRONG
    assert refusal(room.store, "omar", "omar-secret") is Reason.PERSON_RETIRED


def test_an_unknown_name_is_answered_by_as_much_hashing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with founded(tmp_path, "a long secret") as store:
        work: list[str] = []

        def counted(name: str, do: Callable[..., object]) -> Callable[..., object]:
            def counting(*given: object, **named: object) -> object:
                work.append(name)
                return do(*given, **named)

            return counting

        for name in ("hash", "verify"):
            monkeypatch.setattr(PasswordHasher, name, counted(name, getattr(PasswordHasher, name)))
        refusal(store, "samira", "another secret")
        refusal(store, "nobody", "another secret")
        assert work == ["verify", "hash"]


def test_a_hash_of_older_parameters_is_renewed_and_recorded(room: Newsroom) -> None:
    def kept_hash() -> str | None:
        with room.store.read() as work:
            return work.rows.get_one(tables.Person, room.layla.person.id).password_hash

    before = kept_hash()
    signing_in.sign_in(
        room.store, "layla", "layla-secret", clock=Clock(), origin="tests", hasher=STRONGER
    )
    after = kept_hash()
    assert before != after
    assert after is not None
    assert not STRONGER.check_needs_rehash(after)
    assert record.verify(room.store) is None
    signing_in.sign_in(
        room.store, "layla", "layla-secret", clock=Clock(), origin="tests", hasher=STRONGER
    )
    assert kept_hash() == after


def test_a_hash_that_somebody_else_has_replaced_meanwhile_is_left_alone(room: Newsroom) -> None:
    people.set_password(room.chief, room.layla.person.id, "new password")
    with room.store.read() as work:
        before = work.rows.get_one(tables.Person, room.layla.person.id).password_hash
    signing_in._renew(room.layla, "the hash of before", "the renewed one")
    with room.store.read() as work:
        assert work.rows.get_one(tables.Person, room.layla.person.id).password_hash == before


def test_a_newsroom_that_cannot_be_written_to_can_be_signed_in_to(
    room: Newsroom, tmp_path: Path
) -> None:
    with room.store.exclusively() as driver:
        driver.execute("PRAGMA user_version = 99")
    with open_newsroom(tmp_path / "newsroom") as newer:
        assert newer.read_only
        acting = signing_in.sign_in(
            newer, "layla", "layla-secret", clock=clock, origin="tests", hasher=STRONGER
        )
        assert acting.person == room.layla.person


def test_a_hash_that_is_none_belongs_to_no_password(room: Newsroom) -> None:
    with room.store.write() as work:
        work.rows.get_one(tables.Person, room.layla.person.id).password_hash = "not a hash"
    assert refusal(room.store, "layla", "layla-secret") is Reason.SIGN_IN_WRONG


def test_short_passwords_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        passwords.hashed("seven77")
    assert refused.value.reason is Reason.PASSWORD_TOO_SHORT
    assert refused.value.facts["minimum"] == 8


def test_the_clock_knows_its_zone() -> None:
    assert clock().tzinfo is not None


def test_a_role_that_was_lost_is_lost_at_once(room: Newsroom) -> None:
    people.set_posts(room.chief, room.editor.person.id, [Post(Role.JOURNALIST)])
    still_signed_in = replace(room.editor)
    article = room.wrote(room.layla)
    with pytest.raises(Refused) as refused:
        spike(still_signed_in, article)
    assert refused.value.reason is Reason.NOT_PERMITTED
    assert refused.value.facts == {"action": "spike", "role": "journalist"}
