"""Posts and videos that live elsewhere, known by the address that a person copies."""

import pytest

from studio.document.blocks import Embed
from studio.document.embeds import embed_at


@pytest.mark.parametrize(
    ("address", "provider", "kept"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", "youtube", "www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("youtube.com/watch?v=dQw4w9WgXcQ&t=3", "youtube", "www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://m.youtube.com/shorts/abcdefg1", "youtube", "www.youtube.com/watch?v=abcdefg1"),
        ("https://twitter.com/SPAregions/status/12?s=20", "x", "x.com/SPAregions/status/12"),
        ("https://x.com/i/web/status/12/photo/1", "x", "x.com/i/web/status/12"),
        (
            "https://m.facebook.com/a.b/posts/12",
            "facebook",
            "www.facebook.com/a.b/posts/12",
        ),
        ("https://m.facebook.com/watch/?v=99", "facebook", "www.facebook.com/watch?v=99"),
        ("https://fb.watch/aB-c/", "facebook", "fb.watch/aB-c/"),
        (
            "https://instagram.com/reel/Cx_1/?igsh=x",
            "instagram",
            "www.instagram.com/reel/Cx_1/",
        ),
        ("https://www.tiktok.com/@a.b/video/77", "tiktok", "www.tiktok.com/@a.b/video/77"),
        ("https://vm.tiktok.com/ZM1/", "tiktok", "vm.tiktok.com/ZM1/"),
        ("t.me/s/channel/12", "telegram", "t.me/channel/12"),
        ("https://player.vimeo.com/video/12", "vimeo", "vimeo.com/12"),
    ],
)
def test_a_copied_address_is_known(address: str, provider: str, kept: str) -> None:
    assert embed_at(address) == Embed(provider=provider, url=f"https://{kept}")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "كلام",
        "https://example.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=<script>",
        "https://www.youtube.com/",
        "https://x.com/somebody",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "https://user@youtu.be:99999999/dQw4w9WgXcQ",
    ],
)
def test_other_addresses_are_no_posts(address: str) -> None:
    assert embed_at(address) is None


@pytest.mark.parametrize(
    "address", ["https://youtu.be/dQw4w9WgXcQ", "https://x.com/a/status/1", "https://t.me/abc/1"]
)
def test_what_is_kept_is_known_again(address: str) -> None:
    first = embed_at(address)
    assert first is not None
    assert embed_at(first.url) == first
