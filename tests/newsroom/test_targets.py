"""Where articles are sent: kept by the chief, and never with a password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.errors import Reason, Refused
from studio.newsroom import record
from studio.newsroom.changes import NOTHING
from studio.newsroom.target_values import (
    TargetOptions,
    TargetWishes,
    checked,
    decode_options,
    encode_options,
    kind_of,
)
from studio.newsroom.targets import (
    add_target,
    change_target,
    find_target,
    remove_target,
    targets,
    trust_host_key,
)
from studio.storage.codes import TargetKind
from tests.newsroom.house import Newsroom

SERVER = TargetWishes(
    name="الموقع", kind=TargetKind.SFTP, address="sftp://midad@example.org:2222/srv/www/"
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def refusal(wishes: TargetWishes) -> Reason:
    with pytest.raises(Refused) as raised:
        checked(wishes)
    return raised.value.reason


def test_a_target_is_kept_found_however_spelt_changed_and_removed(room: Newsroom) -> None:
    (made,) = add_target(room.chief, SERVER).targets
    found = find_target(room.chief, "  الموقع ")
    assert (found.id, found.user) == (made, "midad")
    assert found.address == "sftp://example.org:2222/srv/www"
    trust_host_key(room.chief, made, "SHA256:abc")
    assert find_target(room.chief, "الموقع").options.host_key == "SHA256:abc"
    assert change_target(room.chief, made, find_target(room.chief, "الموقع").wishes) == NOTHING
    remove_target(room.chief, made)
    assert targets(room.chief) == ()
    add_target(room.chief, SERVER)
    assert record.verify(room.store) is None


def test_one_name_is_one_target(room: Newsroom) -> None:
    add_target(room.chief, SERVER)
    with pytest.raises(Refused) as raised:
        add_target(room.chief, replace(SERVER, name="المَوقع"))
    assert raised.value.reason is Reason.TARGET_EXISTS
    with pytest.raises(Refused) as raised:
        find_target(room.chief, "الموقف")
    assert raised.value.facts["nearest"] == "الموقع"


def test_only_a_chief_keeps_targets(room: Newsroom) -> None:
    for acting in (room.editor, room.layla, room.producer):
        with pytest.raises(Refused) as raised:
            add_target(acting, SERVER)
        assert raised.value.reason is Reason.NOT_PERMITTED


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (TargetKind.FOLDER, "relative"),
        (TargetKind.FOLDER, ""),
        (TargetKind.SFTP, "ftp://example.org/"),
        (TargetKind.SFTP, "sftp://"),
        (TargetKind.SFTP, "sftp://example.org:port/"),
        (TargetKind.SFTP, "sftp://example.org/?x=1"),
    ],
)
def test_an_address_fits_its_kind(kind: TargetKind, address: str) -> None:
    wishes = TargetWishes(name="ا", kind=kind, address=address)
    assert refusal(wishes) is Reason.TARGET_ADDRESS_INVALID


def test_a_password_never_stands_in_an_address_and_a_name_is_needed() -> None:
    open_word = replace(SERVER, address="sftp://midad:secret@example.org/")
    assert refusal(open_word) is Reason.TARGET_ADDRESS_HAS_PASSWORD
    assert refusal(replace(SERVER, name="  ")) is Reason.TARGET_NAME_INVALID


def test_an_address_says_its_kind() -> None:
    assert kind_of("/srv/www") is TargetKind.FOLDER
    assert kind_of("sftp://example.org/") is TargetKind.SFTP


@given(
    st.builds(
        TargetOptions,
        host_key=texts,
        key_file=texts,
    )
)
def test_options_are_read_as_they_were_kept(options: TargetOptions) -> None:
    assert decode_options(encode_options(options)) == options
