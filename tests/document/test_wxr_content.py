import pytest

from studio.document.blocks import Block, Embed, Figure, Gallery, Heading, Item, Paragraph
from studio.document.inline import plain
from studio.document.wxr_content import Attached, paragraphed, read_content
from tests.builders import br, p, strong

LIBRARY = {
    "7": Attached(address="https://old.example/a.jpg", alt="ميناء", caption="الميناء", credit="س"),
    "8": Attached(address="https://old.example/b.jpg", alt="رصيف"),
}
TWEET = "https://x.com/user/status/123"
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"
IMAGE = '<img src="https://old.example/a.jpg" alt="ميناء" />'
BLOCK_GALLERY = (
    f'<figure class="wp-block-gallery has-nested-images"><figure class="wp-block-image">{IMAGE}'
    '<figcaption>الميناء <span class="credit">س</span></figcaption></figure>'
    '<figure class="wp-block-image"><img src="https://old.example/b.jpg" alt="رصيف"/></figure>'
    "</figure>"
)
BLOCK_EMBED = (
    '<!-- wp:paragraph --><p>قبل</p><!-- /wp:paragraph --><figure class="wp-block-embed">'
    f'<div class="wp-block-embed__wrapper">\n{VIDEO}\n</div></figure><p>بعد</p>'
)


def read(content: str) -> tuple[Block, ...]:
    return read_content(content, LIBRARY).document.blocks


def test_empty_lines_part_the_paragraphs_of_a_classic_post() -> None:
    assert read("أول\r\nتتمة\r\n\r\n<strong>ثان</strong> هنا\n \n\nثالث") == (
        *(p("أول", br(), "تتمة"), p(strong("ثان"), " هنا"), p("ثالث")),
    )


def test_what_is_a_block_already_is_left_alone() -> None:
    blocks = read(
        "قبل\n<h2>عنوان</h2>\nبعد\n<ul>\n<li>واحد\n\nهنا</li>\n</ul>\n<pre>a\n\nb</pre>\nآخر"
    )
    assert [type(one).__name__ for one in blocks] == [
        *("Paragraph", "Heading", "Paragraph", "Item", "Code", "Paragraph"),
    ]
    (quoted, second) = read("<blockquote>أول\n\nثان</blockquote>")
    assert isinstance(quoted, Paragraph)
    assert isinstance(second, Paragraph)
    assert quoted.quote == second.quote == 1


def test_blocks_between_comments_are_read() -> None:
    content = """<!-- wp:paragraph {"align":"right"} -->
<p class="has-text-align-right">أول
سطر</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading">عنوان</h2>
<!-- /wp:heading -->

<!-- wp:image {"id":7} -->
<figure class="wp-block-image"><img src="https://old.example/a.jpg" alt="ميناء"/>\
<figcaption class="wp-element-caption">الميناء</figcaption></figure>
<!-- /wp:image -->

<!-- wp:list --><ul><!-- wp:list-item -->
<li>واحد</li><!-- /wp:list-item --></ul><!-- /wp:list -->"""
    first, heading, picture, listed = read(content)
    assert first == p("أول سطر")
    assert isinstance(heading, Heading)
    assert isinstance(picture, Figure)
    assert (picture.source, picture.alt) == ("https://old.example/a.jpg", "ميناء")
    assert plain(picture.caption) == "الميناء"
    assert isinstance(listed, Item)


@pytest.mark.parametrize(
    "content",
    [
        f'[caption id="attachment_7" width="300"]<a href="/a">{IMAGE}</a> الميناء صباحا[/caption]',
        f'[caption caption="الميناء صباحا"]{IMAGE}[/caption]',
        f"[caption]{IMAGE}\nالميناء <em>صباحا</em>[/caption]",
    ],
)
def test_a_captioned_picture_is_a_figure(content: str) -> None:
    before, picture, after = read(f"قبل\n\n{content}\n\nبعد")
    assert (before, after) == (p("قبل"), p("بعد"))
    assert isinstance(picture, Figure)
    assert plain(picture.caption) == "الميناء صباحا"
    assert picture.alt == "ميناء"


def test_a_caption_without_a_picture_is_text() -> None:
    assert read("[caption]نص[/caption]") == (p("نص"),)


@pytest.mark.parametrize(
    "content",
    [
        '[gallery columns="2" ids="7, 8,99"]',
        BLOCK_GALLERY,
    ],
)
def test_a_gallery_has_its_pictures(content: str) -> None:
    (gallery,) = read(content)
    assert isinstance(gallery, Gallery)
    assert [one.alt for one in gallery.figures] == ["ميناء", "رصيف"]
    assert plain(gallery.figures[0].caption) == "الميناء"
    assert gallery.figures[0].credit == "س"


def test_a_gallery_of_nothing_is_nothing() -> None:
    assert read('نص\n\n[gallery ids="99"]') == (p("نص"),)


@pytest.mark.parametrize(
    "content",
    [
        f"قبل\n\n{VIDEO}\n\nبعد",
        f"قبل\n{VIDEO}\nبعد",
        f"قبل\n\n[embed width='600']{VIDEO}[/embed]\n\nبعد",
        BLOCK_EMBED,
    ],
)
def test_a_post_or_video_that_stands_elsewhere_is_a_card(content: str) -> None:
    before, card, after = read(content)
    assert (before, after) == (p("قبل"), p("بعد"))
    assert card == Embed(provider="youtube", url=VIDEO)


def test_a_card_keeps_its_title_and_an_unknown_one_its_address() -> None:
    title = "<figcaption>قال &amp; قيل</figcaption>"
    (card,) = read(f'<figure class="wp-block-embed is-type-rich">{TWEET}{title}</figure>')
    assert card == Embed(provider="x", url=TWEET, title="قال & قيل")
    (line,) = read("https://example.org/page")
    assert isinstance(line, Paragraph)
    assert plain(line.content) == "https://example.org/page"


def test_the_places_of_cards_are_no_way_in() -> None:
    (line,) = read("<p>midad-embed-0-here</p>")
    assert isinstance(line, Paragraph)


def test_a_stranger_is_cleaned_as_ever() -> None:
    cleaned = read_content('<p onclick="x()">نص<script>alert(1)</script></p>', {})
    assert cleaned.document.blocks == (p("نص"),)
    assert cleaned.removed


@pytest.mark.parametrize("text", ["", "\n\n", "a < b", "<p>نص", "</p>نص", "<pre>a\n\nb"])
def test_broken_tags_lose_no_letter(text: str) -> None:
    written = paragraphed(text)
    assert [one for one in text if one.isalpha() and one != "p"] == [
        one for one in written if one.isalpha() and one != "p"
    ]
