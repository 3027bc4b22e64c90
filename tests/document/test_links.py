import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.embeds import embed_of
from studio.document.links import (
    ALLOWED_SCHEMES,
    LONGEST_ADDRESS,
    clean_address,
    readable_host,
    written_address,
)
from tests.profiles import count

_FACEBOOK = "https://www.facebook.com/plugins/post.php"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/a_b(1)?x=1&y=2",
        "https://example.com/خبر?ص=١#قسم",
        "http://مثال.إختبار/خبر",
        "https://münchen.example/",
        "http://[2001:db8::1]:8080/x",
        'http://a.b/*c*_d_[e]`f`\\g|h"<i>',
        "https://a.b/?utm=1&autm_source=2",
        "mailto:news@example.com?subject=x",
        "tel:+970-59(900)0000",
    ],
)
def test_an_honest_address_stays_as_it_is(address: str) -> None:
    assert clean_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "خبر.html",
        "/section/page",
        "#top",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " \x01java\tscript:alert(1)",
        "java\u200bscript:alert(1)",
        "\u202ejavascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>x</script>",
        "file:///etc/passwd",
        "blob:https://a.b/x",
        "https://",
        "https:a.b",
        "https://exa mple.com/",
        "https://exa%6dple.com/",
        "https://a..b/",
        "https://-x-.\u0640\u0640/",
        "https://a.b:99999/",
        "https://[::1/",
        "https://[zz]/",
        "mailto:",
        "mailto:nobody",
        "tel:call-me",
        "https://a.b/" + "x" * LONGEST_ADDRESS,
        "https://www.google.com/url?q=javascript:alert(1)",
    ],
)
def test_what_is_no_link_becomes_none(address: str) -> None:
    assert clean_address(address) == ""


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("//a.b/c", "https://a.b/c"),
        ("www.a.b/c", "https://www.a.b/c"),
        ("HTTPS://a.b/c d", "https://a.b/c%20d"),
        ("https://user:word@evil.example/", "https://evil.example/"),
        ("https://good.example\\@evil.example/x", "https://good.example/@evil.example/x"),
        ("http://a.b:/x", "http://a.b/x"),
        ("https://a.b\u200b/\u202ec\u2066", "https://a.b/c"),
        ("http://xn--mgbh0fb.xn--kgbechtv/", "http://مثال.إختبار/"),
        ("http://раураl.example/", "http://xn--l-7sba6dbr.example/"),
        ("https://a.b/?utm_source=x&id=7&fbclid=y#z", "https://a.b/?id=7#z"),
        ("https://a.b/?%75tm_medium=x", "https://a.b/"),
        ("https://www.google.com/url?sa=t&q=https%3A%2F%2Fa.b%2Fc%3Fgclid%3D1", "https://a.b/c"),
        ("https://www.google.com.eg/url?url=https://a.b/c", "https://a.b/c"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.b%2F%3Fx%3D1%26fbclid%3D2", "https://a.b/?x=1"),
        ("https://www.google.com/url?sa=t", "https://www.google.com/url?sa=t"),
    ],
)  # fmt: skip
def test_what_hides_behind_an_address_comes_out(address: str, kept: str) -> None:
    assert clean_address(address) == kept


def test_redirectors_within_redirectors_are_unwrapped_and_circles_end() -> None:
    once = "https://www.google.com/url?q=https%3A%2F%2Fa.b%2Fc"
    twice = "https://l.facebook.com/l.php?u=" + once.replace("%", "%25").replace("&", "%26")
    assert clean_address(twice) == "https://a.b/c"
    deep = "https://a.b/c"
    for _ in range(6):
        deep = "https://www.google.com/url?q=" + deep.replace("%", "%25").replace(":", "%3A")
    assert clean_address(deep) == ""


@given(st.text(max_size=40), st.sampled_from(["", "https://", "http://a.b/", "www.", "mailto:a@"]))
@settings(max_examples=count(200, 10_000))
def test_a_clean_address_is_clean_for_ever_and_safe(text: str, start: str) -> None:
    cleaned = clean_address(start + text)
    assert clean_address(cleaned) == cleaned
    assert not cleaned or cleaned.partition(":")[0] in ALLOWED_SCHEMES | {"MAILTO", "TEL"}
    written = written_address(cleaned)
    assert written_address(written) == written
    assert not set(written) & set('"<>`\\ ')


def test_hosts_that_nobody_should_see_in_letters_stand_as_punycode() -> None:
    assert readable_host("xn--mgbh0fb.xn--kgbechtv") == "مثال.إختبار"
    assert readable_host("аррӏе.example").startswith("xn--")
    assert readable_host("xn--\u0661") == ""


@pytest.mark.parametrize(
    ("frame", "provider", "url"),
    [
        ("//www.youtube.com/embed/dQw4w9WgXcQ?rel=0", "youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://player.vimeo.com/video/123", "vimeo", "https://vimeo.com/123"),
        ("https://www.instagram.com/p/Ab_1/embed/captioned/", "instagram", "https://www.instagram.com/p/Ab_1/"),
        ("https://t.me/channel/55?embed=1", "telegram", "https://t.me/channel/55"),
        (f"{_FACEBOOK}?href=https%3A%2F%2Ffb.com%2Fx%2F1", "facebook", "https://fb.com/x/1"),
        ("https://platform.twitter.com/embed/Tweet.html?id=77", "x", "https://x.com/i/status/77"),
    ],
)  # fmt: skip
def test_known_frames_become_the_address_to_open(frame: str, provider: str, url: str) -> None:
    embed = embed_of(frame)
    assert embed is not None
    assert (embed.provider, embed.url) == (provider, url)


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "mailto:a@b.c",
        "https://ads.example/frame",
        "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ",
        f"{_FACEBOOK}?href=javascript:x",
        "https://platform.twitter.com/embed/Tweet.html?id=x",
    ],
)
def test_other_frames_are_unknown(frame: str) -> None:
    assert embed_of(frame) is None
