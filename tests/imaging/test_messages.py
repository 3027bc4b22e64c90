import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.imaging.messages import (
    Done,
    Failed,
    Reply,
    Request,
    Unreadable,
    decode_reply,
    decode_request,
    encode_reply,
    encode_request,
)
from studio.imaging.values import (
    WRITABLE,
    FocalCrop,
    FreeCrop,
    Limits,
    PictureKind,
    Probe,
    Rendered,
    Rendition,
)

sizes = st.integers(1, 100_000)
kinds = st.sampled_from(PictureKind)
fractions = st.floats(0, 1)
crops = st.one_of(
    st.none(),
    st.builds(FocalCrop, st.integers(1, 50), st.integers(1, 50), fractions, fractions),
    st.builds(
        FreeCrop, st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0.1, 0.5), st.floats(0.1, 0.5)
    ),
)
renditions = st.builds(
    Rendition, sizes, st.sampled_from(WRITABLE), st.none() | st.integers(1, 100), crops
)
requests = st.builds(
    Request,
    st.binary(),
    kinds,
    st.builds(Limits, sizes, sizes, sizes, st.floats(0.1, 99), sizes),
    st.lists(renditions).map(tuple),
    st.binary(),
    st.binary(),
)
replies = st.one_of(
    st.builds(
        Done,
        st.builds(Probe, kinds, sizes, sizes, st.booleans(), st.booleans()),
        st.lists(st.builds(Rendered, st.binary(), kinds, sizes, sizes)).map(tuple),
    ),
    st.builds(
        Failed, st.booleans(), st.text(), st.dictionaries(st.text(), st.text() | st.integers())
    ),
)


@given(requests)
def test_a_request_arrives_as_it_was_sent(request: Request) -> None:
    assert decode_request(encode_request(request)) == request


@given(replies)
def test_a_reply_arrives_as_it_was_sent(reply: Reply) -> None:
    assert decode_reply(encode_reply(reply)) == reply


@given(replies, st.data())
def test_a_reply_that_breaks_off_is_not_read(reply: Reply, data: st.DataObject) -> None:
    message = encode_reply(reply)
    kept = data.draw(st.integers(0, len(message) - 1))
    with pytest.raises(Unreadable):
        decode_reply(message[:kept])
    with pytest.raises(Unreadable):
        decode_reply(message + b"\x00")


@given(st.binary())
def test_noise_is_no_message(noise: bytes) -> None:
    for decode in (decode_reply, decode_request):
        with pytest.raises(Unreadable):
            decode(noise)


def test_a_reply_is_no_request() -> None:
    with pytest.raises(Unreadable):
        decode_request(encode_reply(Failed(damaged=True, reason="x")))
