"""Passwords of targets: kept in a keyring, said by the environment, told of where neither is."""

from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from keyring.backends import fail, null

from studio.errors import MidadError, Reason
from studio.newsroom.target_values import TargetOptions, TargetView
from studio.sending.keys import forget_password, keep_password, password_of
from studio.storage.codes import TargetKind

TARGET = TargetView(
    id=1,
    uid="t" * 32,
    name="الموقع",
    kind=TargetKind.SFTP,
    address="sftp://example.org/www",
    user="midad",
    options=TargetOptions(),
)


@pytest.fixture(autouse=True)
def own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """Let a keyring last as long as a test."""
    before, kept = keyring.get_keyring(), dict[tuple[str, str], str]()
    untyped: Any = null.Keyring
    memory = untyped()
    monkeypatch.setattr(memory, "get_password", lambda *of: kept.get(of))
    monkeypatch.setattr(memory, "set_password", lambda *of: kept.update({of[:2]: of[2]}))
    monkeypatch.setattr(memory, "delete_password", lambda *of: kept.pop(of))
    monkeypatch.delenv("MIDAD_TARGET_PASSWORD", raising=False)
    keyring.set_keyring(memory)
    yield kept
    keyring.set_keyring(before)


def test_a_password_is_kept_until_it_is_forgotten(own_keyring: dict[tuple[str, str], str]) -> None:
    assert password_of(TARGET) is None
    forget_password(TARGET)
    keep_password(TARGET, "سر")
    assert list(own_keyring) == [("midad-target", TARGET.uid)]
    assert password_of(TARGET) == "سر"
    forget_password(TARGET)
    assert own_keyring == {}


def test_the_environment_goes_before_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_password(TARGET, "kept")
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", "said")
    assert password_of(TARGET) == "said"


def test_a_computer_without_a_keyring_says_so_when_a_password_is_to_be_kept() -> None:
    untyped: Any = fail.Keyring
    keyring.set_keyring(untyped())
    assert password_of(TARGET) is None
    forget_password(TARGET)
    with pytest.raises(MidadError) as raised:
        keep_password(TARGET, "سر")
    assert raised.value.reason is Reason.KEYRING_MISSING
