import contextlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Damaged, Reason
from studio.storage.texts import LARGEST, digest, pack, unpack

any_text = st.text(st.characters(exclude_categories=["Cs"]))


@given(any_text)
def test_a_text_comes_back_as_it_was_kept(text: str) -> None:
    packed = pack(text)
    assert unpack(packed.blob, packed.sha256) == text
    assert packed.sha256 == digest(text.encode())
    assert pack(text) == packed


@given(any_text, st.data())
def test_a_flipped_bit_never_gives_another_text(text: str, data: st.DataObject) -> None:
    packed = pack(text)
    place = data.draw(st.integers(0, len(packed.blob) * 8 - 1))
    broken = bytearray(packed.blob)
    broken[place // 8] ^= 1 << place % 8
    with contextlib.suppress(Damaged):  # a bit that means nothing may be flipped unnoticed
        assert unpack(bytes(broken), packed.sha256) == text


@given(any_text.filter(bool), st.data())
def test_a_cut_frame_is_damaged(text: str, data: st.DataObject) -> None:
    packed = pack(text)
    cut = packed.blob[: data.draw(st.integers(0, len(packed.blob) - 1))]
    with pytest.raises(Damaged) as caught:
        unpack(cut, packed.sha256)
    assert caught.value.reason is Reason.TEXT_DAMAGED


@pytest.mark.parametrize("size", [LARGEST + 1, 1 << 50])
def test_a_frame_that_claims_too_much_is_not_unpacked(size: int) -> None:
    # RFC 8878, 3.1.1: magic, a descriptor for one segment with a size of eight bytes, the size
    claim = (
        b"\x28\xb5\x2f\xfd" + bytes([0b1110_0000]) + size.to_bytes(8, "little") + b"\x01\x00\x00"
    )
    assert zstandard.frame_content_size(claim) == size
    with pytest.raises(Damaged):
        unpack(claim, digest(b""))


def test_a_text_under_another_texts_hash_is_damaged() -> None:
    with pytest.raises(Damaged):
        unpack(pack("واحد").blob, pack("اثنان").sha256)
